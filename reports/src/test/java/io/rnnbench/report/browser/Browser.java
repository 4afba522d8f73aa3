package io.rnnbench.report.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Headless Chromium with one tab and an empty profile, which its driver makes and removes. To start
 * it takes seconds: one serves a whole test class.
 */
public final class Browser implements AutoCloseable {
  private static final int HEIGHT = 900;
  private static final Duration SCRIPT_TIMEOUT = Duration.ofMinutes(2);

  /** Warns of each new Chromium that it has no types for its protocol; none are used here. */
  private static final Logger PROTOCOL_VERSIONS = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts the browser that {@link NeedsBrowser} has found. */
  public static Browser start() {
    Installation installation =
        Installation.found()
            .orElseThrow(() -> new IllegalStateException("annotate the test with @NeedsBrowser"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installation.driver().toFile())
            .usingAnyFreePort()
            .build();
    PROTOCOL_VERSIONS.setLevel(Level.SEVERE);
    ChromeDriver driver = new ChromeDriver(service, options(installation.browser()));
    driver.manage().timeouts().scriptTimeout(SCRIPT_TIMEOUT);
    return new Browser(driver);
  }

  private static ChromeOptions options(Path browser) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // root has none, and containers run tests as root
        "--disable-dev-shm-usage", // containers give it 64 MB
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.WARNING);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options;
  }

  /** Opens a file in place of the page before, and returns when it has loaded. */
  public Page open(Path file, View view) {
    return open(file, view, "");
  }

  /** The same by a link with a fragment, such as "#metric=ratio". */
  public Page open(Path file, View view, String fragment) {
    driver.get("about:blank");
    emulate("setDeviceMetricsOverride", metrics(view.width()));
    emulate("setEmulatedMedia", preference(view.scheme()));
    Page page = new Page(driver, file);
    page.forgetLogs();
    driver.get(file.toUri() + fragment);
    return page;
  }

  private void emulate(String method, Map<String, Object> parameters) {
    driver.executeCdpCommand("Emulation." + method, parameters);
  }

  /** Not by the window's size: Chromium's window is never narrower than 500 pixels. */
  private static Map<String, Object> metrics(int width) {
    return Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false);
  }

  private static Map<String, Object> preference(View.Scheme scheme) {
    String value = scheme.name().toLowerCase(Locale.ROOT);
    return Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", value)));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
