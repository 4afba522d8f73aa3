package io.rnnbench.cli.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads a YAML or JSON file, or says in one line what is wrong with it, where, and the mend. */
public final class InputFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // refused later, by their place
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Boolean,
              config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
          .build();

  private static final Set<String> MASKS = Set.of("mask", "masks", "lengths");
  private static final String NO_MASKS =
      "; sequences can't be masked yet: remove it, and give sequences of one length, each length in"
          + " a file of its own";

  private final Path path;

  public InputFile(Path path) {
    this.path = path;
  }

  /** The content of a YAML file. */
  <T> T yaml(Class<T> type) {
    return read(YAML, "YAML", type);
  }

  /** The content of a JSON file. */
  public <T> T json(Class<T> type) {
    return read(JSON, "JSON", type);
  }

  /** Runs a check of the content, whose complaint is told with the file's name. */
  <T> T check(Supplier<T> check) {
    try {
      return check.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(path + ": " + e.getMessage());
    }
  }

  private <T> T read(ObjectMapper mapper, String format, Class<T> type) {
    if (Files.isDirectory(path)) {
      throw new UsageException(path + ": is a directory; give a " + format + " file");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) { // a pipe, say, which may never end
      throw new UsageException(path + ": is not a regular file; give a " + format + " file");
    }
    if (!Files.isReadable(path)) {
      throw new UsageException(
          path + ": no such file, or not readable; give the path of a " + format + " file");
    }
    try (JsonParser parser = mapper.createParser(Files.readAllBytes(path))) {
      T value = parser.nextToken() == null ? null : mapper.readValue(parser, type);
      if (value == null) {
        throw new UsageException(path + ": is empty; see README.md for its form");
      }
      if (parser.nextToken() != null) {
        String at = where(parser.currentTokenLocation());
        throw new UsageException(path + ": goes on after its end" + at + "; remove the rest");
      }
      return value;
    } catch (JacksonException e) {
      throw new UsageException(path + ": " + explain(e, format));
    } catch (IOException e) {
      throw new UsageException(path + ": can't be read: " + e.getMessage());
    }
  }

  private static String explain(JacksonException e, String format) {
    String at = where(e.getLocation());
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonEOFException) {
        return "broken %s%s: the file ends too early; give the whole file".formatted(format, at);
      }
      if (cause instanceof IllegalArgumentException && !(cause instanceof NumberFormatException)) {
        return cause.getMessage(); // from a record's constructor: says it all
      }
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown key \"%s\"; known here: %s"
          .formatted(
              place(unknown), // its line is not known: it may be told at the end of the object
              unknown.getKnownPropertyIds().stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", ")))
          .concat(MASKS.contains(unknown.getPropertyName()) ? NO_MASKS : "");
    }
    if (e instanceof InvalidTypeIdException unknown) {
      return unknown.getTypeId() == null
          ? "optimizer has no name%s; write e.g. optimizer: {name: adam, learningRate: 0.001}"
              .formatted(at)
          : "unknown optimizer \"%s\"%s; write sgd, adam or rmsprop"
              .formatted(unknown.getTypeId(), at);
    }
    if (e instanceof InvalidFormatException invalid && invalid.getTargetType().isEnum()) {
      return "unknown %s \"%s\"%s; write one of %s"
          .formatted(place(invalid), invalid.getValue(), at, choices(invalid.getTargetType()));
    }
    if (e instanceof MismatchedInputException mismatched) {
      return wrongForm(mismatched, at, mismatched.getTargetType());
    }
    if (e instanceof InvalidDefinitionException text) { // where an array belongs
      return wrongForm(text, at, text.getType().getRawClass());
    }
    return "broken %s%s: %s".formatted(format, at, e.getOriginalMessage());
  }

  private static String wrongForm(JsonMappingException e, String at, Class<?> expected) {
    return "%s has the wrong form%s; expected %s".formatted(place(e), at, form(expected));
  }

  private static String choices(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> JSON.convertValue(constant, String.class))
        .collect(Collectors.joining(", "));
  }

  private static String form(Class<?> type) {
    if (type == null) {
      return "another value";
    }
    if (type.isEnum()) {
      return "one of " + choices(type);
    }
    if (type.isArray()) {
      return "numbers, in lists as deep as README.md shows";
    }
    return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
      case "int", "integer" -> "a whole number";
      case "double", "float" -> "a number";
      case "boolean" -> "true or false";
      case "arraylist", "list" -> "a list, e.g. [3]";
      default -> "keys and values, see README.md";
    };
  }

  /** Where in the file the value stands, e.g. {@code layers[0].forward.W}. */
  private static String place(JsonMappingException e) {
    String place =
        e.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    return place.isEmpty() ? "the file" : place.substring(1);
  }

  private static String where(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " in line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
