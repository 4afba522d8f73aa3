package io.rnnbench.report.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;

/** Text files inside the jar, with "\n" at the end of lines wherever they were checked out. */
final class Resource {
  private static final String ECHARTS_VERSION =
      "/META-INF/maven/org.webjars/echarts/pom.properties";
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/%s/echarts.min.js";

  private Resource() {}

  /** A file of this package. */
  static String text(String name) {
    // A script's hash is taken over "\n": browsers turn every "\r\n" into it before they hash.
    return new String(bytes(name), StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  /** The ECharts library, in the version that is on the class path. */
  static String echarts() {
    Properties properties = new Properties();
    try (InputStream in = open(ECHARTS_VERSION)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text(ECHARTS.formatted(properties.getProperty("version")));
  }

  /** Compressed by gzip, as Base64: less than half as long. */
  static String packed(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }

  private static byte[] bytes(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = Resource.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("not in the jar: " + name);
    }
    return in;
  }
}
