#!/usr/bin/env python3
"""Golden vectors for ReferenceNetwork, computed by PyTorch in float64.

Neither this project's code nor either framework under test takes part: the values come from
Debian's python3-torch. To write them again:

    apt-get install python3-torch
    python3 correctness/src/test/python/golden.py > correctness/src/test/resources/golden/torch.json
"""
import itertools
import json
import sys

import torch

INPUT, HIDDEN, TIME, BATCH, OUTPUTS = 3, 4, 5, 2, 3
MODULES = {"LSTM": torch.nn.LSTM, "GRU": torch.nn.GRU, "RNN": torch.nn.RNN}
TOPOLOGIES = {"one layer": (1, False), "stacked": (3, False), "bidirectional": (2, True)}
HEADS = [("softmax", "last", "crossEntropy"), ("sigmoid", "all", "binaryCrossEntropy"),
         ("identity", "all", "meanSquaredError"), ("softmax", "all", "meanSquaredError")]


def recurrent_weights(rnn, cell, layers, directions, values):
    """values(parameter) of every recurrent parameter, in the canonical order."""
    result = []
    for layer in range(layers):
        entry = {}
        for direction in range(directions):
            suffix = f"_l{layer}" + ("_reverse" if direction else "")
            get = lambda name: values(getattr(rnn, name + suffix)).tolist()
            entry["backward" if direction else "forward"] = {
                "W": get("weight_ih"), "R": get("weight_hh"), "b": get("bias_ih"),
                **({"bR": get("bias_hh")} if cell == "GRU" else {})}
        result.append(entry)
    return result


def activate(name, z):
    return {"softmax": lambda: z.softmax(-1), "sigmoid": lambda: z.sigmoid(), "identity": lambda: z}[name]()


def mean_loss(name, p, y):
    if name == "crossEntropy":
        return -(y * p.log()).sum(-1).mean()
    if name == "binaryCrossEntropy":
        return torch.nn.functional.binary_cross_entropy(p, y)
    return torch.nn.functional.mse_loss(p, y)


def case(cell, topology, head):
    layers, bidirectional = TOPOLOGIES[topology]
    directions = 2 if bidirectional else 1
    activation, steps, loss_name = head
    rnn = MODULES[cell](INPUT, HIDDEN, layers, batch_first=True, bidirectional=bidirectional).double()
    dense = torch.nn.Linear(directions * HIDDEN, OUTPUTS).double()
    for parameter in itertools.chain(rnn.parameters(), dense.parameters()):
        torch.nn.init.uniform_(parameter, -0.7, 0.7)
    if cell != "GRU":  # one bias in the canonical form
        for name, parameter in rnn.named_parameters():
            if name.startswith("bias_hh"):
                torch.nn.init.zeros_(parameter)
    x = torch.randn(BATCH, TIME, INPUT, dtype=torch.float64)
    shape = (BATCH, TIME if steps == "all" else 1, OUTPUTS)
    if loss_name == "crossEntropy":
        y = torch.nn.functional.one_hot(torch.randint(OUTPUTS, shape[:2]), OUTPUTS).double()
    elif loss_name == "binaryCrossEntropy":
        y = torch.randint(2, shape).double()
    else:
        y = torch.randn(shape, dtype=torch.float64)

    start = {} if bidirectional else initial_state(cell, layers)
    hidden, state = rnn(x)
    h_n = state[0] if cell == "LSTM" else state
    top = {"last": lambda: hidden[:, -1:], "all": lambda: hidden,
           "ends": lambda: torch.cat(tuple(h_n[-directions:]), -1).unsqueeze(1)}[steps]()
    output = activate(activation, dense(top))
    loss = mean_loss(loss_name, output, y)
    loss.backward()
    network = {"cell": cell, "inputSize": INPUT, "hidden": [HIDDEN] * layers, "bidirectional": bidirectional,
               "head": {"size": OUTPUTS, "activation": activation, "steps": steps}, "loss": loss_name,
               "optimizer": {"name": "sgd", "learningRate": 0.1}, "dtype": "float64"}
    weights = lambda values: {
        "layers": recurrent_weights(rnn, cell, layers, directions, values),
        "head": {"W": values(dense.weight).tolist(), "b": values(dense.bias).tolist()}}
    result = {"name": f"{cell}, {topology}, {activation} on {steps}", "network": network,
              "weights": weights(lambda p: p.data), "x": x.tolist(), "y": y.tolist(),
              "hidden": hidden.tolist(), "output": output.tolist(), "loss": loss.item(),
              "gradients": weights(lambda p: p.grad)}
    if start:
        with torch.no_grad():
            states = (start["h"], start["c"]) if cell == "LSTM" else start["h"]
            result["state"] = {name: value.tolist() for name, value in start.items()}
            result["hiddenFromState"] = rnn(x, states)[0].tolist()
    return result


def initial_state(cell, layers):
    names = ("h", "c") if cell == "LSTM" else ("h",)
    return {name: torch.randn(layers, BATCH, HIDDEN, dtype=torch.float64) for name in names}


torch.manual_seed(20260101)
cases = [case(cell, topology, HEADS[(i + j) % len(HEADS)])
         for i, cell in enumerate(MODULES) for j, topology in enumerate(TOPOLOGIES)]
cases += [case("LSTM", "stacked", HEADS[3]), case("GRU", "bidirectional", HEADS[0])]
cases += [case(cell, topology, ("softmax", "ends", "crossEntropy"))
          for cell in MODULES for topology in ("bidirectional", "stacked")]
json.dump({"torch": torch.__version__, "cases": cases}, sys.stdout)
