package io.rnnbench.cli.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** What {@code forward} and {@code train} print: JSON, which has no NaN and no infinities. */
public final class Answer {
  /** Maps records and lists of numbers to JSON; a number that is not finite becomes null. */
  public static final ObjectMapper JSON =
      ResultFile.JSON
          .copy()
          .registerModule(new SimpleModule().addSerializer(double[].class, new NullForNonFinite()));

  private Answer() {}

  private static final class NullForNonFinite extends JsonSerializer<double[]> {
    @Override
    public void serialize(double[] numbers, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (double number : numbers) {
        if (Double.isFinite(number)) {
          json.writeNumber(number);
        } else {
          json.writeNull();
        }
      }
      json.writeEndArray();
    }
  }
}
