package io.rnnbench.backend.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.model.Batch;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;

/** One torch module with its optimizer, in a Python process. */
public final class PythonSession implements Session {
  private final PythonProcess process;

  PythonSession(PythonProcess process, NetworkSpec spec, Weights start, Device device) {
    this.process = process;
    ObjectNode request = PythonProcess.request("open");
    request.set("spec", json(spec));
    request.putPOJO("weights", start);
    request.put("device", device == Device.GPU ? "cuda" : "cpu");
    try {
      process.ask(request, String.class);
    } catch (PythonException e) {
      process.close();
      throw e;
    }
  }

  private static ObjectNode json(NetworkSpec spec) {
    ObjectNode json = PythonProcess.JSON.valueToTree(spec);
    json.put("recurrentBias", spec.cell().hasRecurrentBias());
    json.put("cellState", spec.cell().hasCellState());
    json.put("l2", (double) spec.training().l2());
    ObjectNode optimizer = (ObjectNode) json.get("optimizer");
    for (var entry : optimizer.properties()) {
      JsonNode value = entry.getValue();
      if (value.isFloat()) { // 0.1f would be written as 0.1, which as a double is another number
        optimizer.put(entry.getKey(), (double) value.floatValue());
      }
    }
    return json;
  }

  @Override
  public Weights weights() {
    return process.ask(PythonProcess.request("weights"), Weights.class);
  }

  @Override
  public Activations forward(Inputs inputs) {
    ObjectNode request = PythonProcess.request("activations");
    request.putPOJO("x", inputs.x());
    request.putPOJO("state", inputs.state());
    return process.ask(request, Activations.class);
  }

  @Override
  public Gradients gradients(Batch batch) {
    return process.ask(request("gradients", batch), Gradients.class);
  }

  /**
   * @throws UnsupportedOperationException where the batch drops units or brings states
   */
  @Override
  public PythonBatch load(Batch batch) {
    return new PythonBatch(process, process.ask(request("load", batch), String.class));
  }

  private static ObjectNode request(String wish, Batch batch) {
    if (batch.dropout() != null || batch.state() != null) {
      throw new UnsupportedOperationException(
          "batches with dropped units or states are not written in Python");
    }
    ObjectNode request = PythonProcess.request(wish);
    request.putPOJO("x", batch.x());
    request.putPOJO("y", batch.y());
    return request;
  }

  Process process() {
    return process.process();
  }

  @Override
  public void close() {
    process.close();
  }
}
