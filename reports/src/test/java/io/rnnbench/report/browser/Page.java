package io.rnnbench.report.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The page that is open in a browser, until it opens the next one. */
public final class Page {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String SCREENSHOTS = "rnnbench.screenshots";
  private static final int TALLEST_PICTURE = 16_000; // Chromium's textures end at 16,384
  private static final String LAYOUT = resource("layout.js");

  private final ChromeDriver driver;
  private final Path file;
  private final List<String> console = new ArrayList<>();
  private final List<String> foreignRequests = new ArrayList<>();

  Page(ChromeDriver driver, Path file) {
    this.driver = driver;
    this.file = file;
  }

  void forgetLogs() {
    log(LogType.BROWSER);
    log(LogType.PERFORMANCE);
  }

  /**
   * Warnings and errors until now: also uncaught exceptions and what the content policy refused.
   */
  public List<String> console() {
    log(LogType.BROWSER).forEach(entry -> console.add(entry.getLevel() + " " + entry.getMessage()));
    return List.copyOf(console);
  }

  /** What the page has asked for until now, but for its own file and what lies within it. */
  public List<String> foreignRequests() {
    for (LogEntry entry : log(LogType.PERFORMANCE)) {
      JsonNode message = json(entry.getMessage()).path("message");
      JsonNode parameters = message.path("params");
      String url =
          switch (message.path("method").asText()) {
            case "Network.requestWillBeSent" -> parameters.at("/request/url").asText();
            case "Network.webSocketCreated", "Network.webTransportCreated" ->
                parameters.path("url").asText();
            default -> "";
          };
      if (!url.isEmpty() && !isOwn(url)) {
        foreignRequests.add(url);
      }
    }
    return List.copyOf(foreignRequests);
  }

  private boolean isOwn(String url) {
    return url.startsWith("data:")
        || url.startsWith("about:")
        || url.equals(file.toUri().toString());
  }

  private Iterable<LogEntry> log(String type) {
    return driver.manage().logs().get(type);
  }

  /** What a script, the body of a function, returns. */
  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Types into the element that a selector finds first, as a keyboard does. */
  public void type(String selector, CharSequence keys) {
    driver.findElement(By.cssSelector(selector)).sendKeys(keys);
  }

  /** Opens everything that is folded. */
  public Page unfold() {
    run("document.querySelectorAll('details').forEach(details => details.open = true)");
    return this;
  }

  /**
   * Serious and critical violations of WCAG 2.0 to 2.2, levels A and AA, and of axe's own advice.
   */
  public List<String> violations() {
    return Axe.violations(driver);
  }

  /** Elements that make the page scroll sideways; each with where it ends. */
  public List<String> sidewaysScroll() {
    return layout("sidewaysScroll()");
  }

  /** Boxes with more in them than they show. */
  public List<String> clipped() {
    return layout("shownInPart()");
  }

  /** Charts that hold no drawing when they are brought into view. */
  public List<String> undrawnCharts() {
    return layout("undrawn()");
  }

  /** Charts without a drawing as the page stands now. */
  public List<String> emptyCharts() {
    return layout("empty()");
  }

  private List<String> layout(String question) {
    return lines(run(LAYOUT + "return layout." + question));
  }

  /** Prints the page; -Drnnbench.screenshots=DIRECTORY saves it there, as name.pdf. */
  public Print print(String name) {
    run(LAYOUT + "layout.askWhenPrinted()");
    Map<String, Object> paper = Map.of("paperWidth", 8.27, "paperHeight", 11.69); // inches
    Map<String, Object> printed = driver.executeCdpCommand("Page.printToPDF", paper);
    save(name + ".pdf", () -> Base64.getDecoder().decode((String) printed.get("data")));
    Map<?, ?> answers = (Map<?, ?>) run("return window.answeredInPrint");
    return new Print(lines(answers.get("empty")), lines(answers.get("lost")));
  }

  private static List<String> lines(Object answer) {
    return ((List<?>) answer).stream().map(String.class::cast).toList();
  }

  /** Takes a picture of the whole page; -Drnnbench.screenshots=DIRECTORY saves it, as name.png. */
  public void screenshot(String name) {
    save(name + ".png", this::picture);
  }

  private static void save(String name, Supplier<byte[]> content) {
    String directory = System.getProperty(SCREENSHOTS);
    if (directory != null) {
      try {
        Files.write(Files.createDirectories(Path.of(directory)).resolve(name), content.get());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private byte[] picture() {
    Number width = (Number) run("return document.documentElement.clientWidth");
    Number height = (Number) run("return document.documentElement.scrollHeight");
    Map<String, Object> clip =
        Map.of(
            "x", 0,
            "y", 0,
            "width", width,
            "height", Math.min(height.intValue(), TALLEST_PICTURE),
            "scale", 1);
    Map<String, Object> answer =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip));
    return Base64.getDecoder().decode((String) answer.get("data"));
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A script on the class path: of this package, or of a library if its name is absolute. */
  static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
