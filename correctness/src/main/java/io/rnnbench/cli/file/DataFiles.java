package io.rnnbench.cli.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rnnbench.model.Batch;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;
import java.io.IOException;
import java.nio.file.Path;

/** Weights, inputs and batches from the files of {@code forward} and {@code train}. */
public final class DataFiles {
  private final NetworkSpec spec;

  public DataFiles(NetworkSpec spec) {
    this.spec = spec;
  }

  public Weights weights(Path path) {
    InputFile file = new InputFile(path);
    Weights weights = file.json(Weights.class);
    return file.check(() -> weights.fit(spec));
  }

  public Inputs inputs(Path path) {
    InputFile file = new InputFile(path);
    InputContent content = file.json(InputContent.class);
    return file.check(() -> new Inputs(content.x(), content.state()).fit(spec));
  }

  public Batch batch(Path path) {
    InputFile file = new InputFile(path);
    BatchContent content = file.json(BatchContent.class);
    return file.check(() -> new Batch(content.x(), content.y()).fit(spec));
  }

  private record InputContent(double[][][] x, State state) {}

  private record BatchContent(
      double[][][] x, @JsonDeserialize(using = Targets.class) double[][][] y) {}

  /** Targets of a last-step head may be written without a time dimension. */
  private static final class Targets extends JsonDeserializer<double[][][]> {
    @Override
    public double[][][] deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode y = context.readTree(parser);
      for (int i = 0; y.isArray() && i < y.size(); i++) {
        JsonNode sequence = y.get(i);
        if (sequence.isArray() && !sequence.path(0).isContainerNode()) {
          ((ArrayNode) y).set(i, context.getNodeFactory().arrayNode().add(sequence));
        }
      }
      return context.readTreeAsValue(y, double[][][].class);
    }
  }
}
