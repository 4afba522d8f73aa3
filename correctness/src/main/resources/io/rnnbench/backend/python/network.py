"""One recurrent network in PyTorch. Each line on stdin is a JSON request, answered by one line on stdout.

An exception ends the process; the last line on stderr then says why.
"""
import ctypes
import json
import math
import os
import platform
import re
import sys
import time

import torch
from torch.nn import functional

ACTIVATIONS = {"softmax": lambda z: z.softmax(-1), "sigmoid": torch.sigmoid, "identity": lambda z: z}
LOSSES = {  # means over sequences and steps (and outputs); the cross-entropies take logits
    "crossEntropy": lambda z, y: functional.cross_entropy(z.flatten(0, -2), y.flatten(0, -2)),
    "binaryCrossEntropy": functional.binary_cross_entropy_with_logits,
    "meanSquaredError": functional.mse_loss,
}


class Network(torch.nn.Module):
    def __init__(self, spec):
        super().__init__()
        hidden, directions = spec["hidden"], 2 if spec["bidirectional"] else 1
        # As a user writes it: one module where all layers are of one size, which is all that one module can be.
        stacks = [(hidden[0], len(hidden))] if len(set(hidden)) == 1 else [(size, 1) for size in hidden]
        inputs = [spec["inputSize"]] + [directions * size for size, _ in stacks]
        cell = getattr(torch.nn, spec["cell"])
        self.recurrent = torch.nn.ModuleList(
            cell(width, size, layers, batch_first=True, bidirectional=directions == 2)
            for width, (size, layers) in zip(inputs, stacks))
        head = spec["head"]
        self.head = None if head == "none" else torch.nn.Linear(inputs[-1], head["size"])
        steps = "all" if head == "none" else head["steps"]
        self.one_output_step = steps != "all"
        self.on_ends = steps == "ends" and directions == 2  # in one direction, the end is the last step
        self.activation = ACTIVATIONS["identity" if head == "none" else head["activation"]]
        self.loss = LOSSES[spec["loss"]]
        self.loss_takes_logits = spec["loss"] != "meanSquaredError"

    def hidden(self, x, states):
        """The last layer's states at all steps (B, T, D*H), and each module's after the last step."""
        ends = []
        for module, state in zip(self.recurrent, states):
            x, end = module(x, state)
            ends.append(end)
        return x, ends

    def top(self, hidden):
        """The head without its activation: (B, T, O), or (B, O) where a sequence has one output."""
        if self.head is None:
            return hidden
        if self.on_ends:
            forward, backward = hidden.chunk(2, -1)
            return self.head(torch.cat((forward[:, -1], backward[:, 0]), -1))
        return self.head(hidden[:, -1] if self.one_output_step else hidden)

    def forward(self, x):
        hidden, _ = self.hidden(x, [None] * len(self.recurrent))
        return self.top(hidden)

    def mean_loss(self, x, y):
        z = self(x)
        return self.loss(z if self.loss_takes_logits else self.activation(z), y)


def canonical_tree(network, spec):
    """The trained parameters where the canonical form has their values."""
    def cell(layer, suffix):
        alone = len(network.recurrent) > 1  # a module for each layer
        module = network.recurrent[layer if alone else 0]
        get = lambda name: getattr(module, f"{name}_l{0 if alone else layer}{suffix}")
        parameters = {"W": get("weight_ih"), "R": get("weight_hh"), "b": get("bias_ih")}
        if spec["recurrentBias"]:
            return {**parameters, "bR": get("bias_hh")}
        # The second bias adds nothing; trained, it would make the sum of both move twice as fast.
        torch.nn.init.zeros_(get("bias_hh")).requires_grad_(False)
        return parameters

    directions = {"forward": "", "backward": "_reverse"} if spec["bidirectional"] else {"forward": ""}
    tree = {"layers": [{name: cell(layer, suffix) for name, suffix in directions.items()}
                       for layer in range(len(spec["hidden"]))]}
    if network.head is not None:
        tree["head"] = {"W": network.head.weight, "b": network.head.bias}
    return tree


def each(function, tree, *likes):
    """A tree of what the function says of each leaf, and of what other trees hold in its place."""
    if isinstance(tree, dict):
        return {key: each(function, tree[key], *(like[key] for like in likes)) for key in tree}
    if isinstance(tree, list):
        return [each(function, *items) for items in zip(tree, *likes)]
    return function(tree, *likes)


class Rule:
    """Torch's own optimizer, brought to the formula that all backends share."""

    def __init__(self, rule, l2, parameters):
        groups = parameters if l2 == 0 else [
            {"params": [p for p in parameters if p.dim() > 1], "weight_decay": l2},
            {"params": [p for p in parameters if p.dim() == 1]}]
        rate, self.epsilon = rule["learningRate"], rule.get("epsilon")
        self.updates, self.adam = 0, rule["name"] == "adam"
        if self.adam:
            self.optimizer = torch.optim.Adam(groups, rate, (rule["beta1"], rule["beta2"]))
        elif rule["name"] == "rmsprop":
            self.optimizer = torch.optim.RMSprop(groups, rate, rule["rho"], self.epsilon)
            for p in parameters:  # the mean square starts at epsilon; torch's starts at 0
                self.optimizer.state[p] = {
                    "step": torch.zeros(()), "square_avg": torch.full_like(p.data, self.epsilon)}
        else:
            self.optimizer = torch.optim.SGD(groups, rate)

    def update(self):
        self.updates += 1
        if self.adam:
            # Epsilon stands beside the raw root of v; torch adds it to the root corrected for bias.
            for group in self.optimizer.param_groups:
                group["eps"] = self.epsilon / math.sqrt(1 - group["betas"][1] ** self.updates)
        self.optimizer.step()


class Session:
    def __init__(self, spec, weights, device):
        self.device, self.dtype = device, getattr(torch, spec["dtype"])
        torch.backends.cudnn.allow_tf32 = False  # 10 bits of precision would not be float32
        self.network = Network(spec).to(device, self.dtype)
        self.tree = canonical_tree(self.network, spec)
        with torch.no_grad():
            each(lambda p, values: p.copy_(self.tensor(values)), self.tree, weights)
        self.trained = [p for p in self.network.parameters() if p.requires_grad]
        self.rule = Rule(spec["optimizer"], spec["l2"], self.trained)
        self.cell_state, self.bidirectional = spec["cellState"], spec["bidirectional"]
        self.batches = {}
        self.loss = math.nan

    def tensor(self, values):
        return torch.tensor(values, dtype=self.dtype, device=self.device)

    def weights(self):
        return each(lambda p: p.tolist(), self.tree)

    def activations(self, x, state):
        self.network.eval()
        with torch.no_grad():
            hidden, ends = self.network.hidden(self.tensor(x), self.starts(state))
            output = self.network.activation(self.network.top(hidden))
        return {"hidden": hidden.tolist(), "output": self.with_steps(output).tolist(),
                "state": None if self.bidirectional else self.state(ends)}

    def starts(self, state):
        """Each module's initial states (layers, B, H), cell states beside them where the cell has them."""
        if state is None:
            return [None] * len(self.network.recurrent)
        starts, layer = [], 0
        for module in self.network.recurrent:
            layers = slice(layer, layer + module.num_layers)
            layer += module.num_layers
            h = self.tensor(state["h"][layers])
            if self.cell_state:
                starts.append((h, self.tensor(state["c"][layers]) if state.get("c") else torch.zeros_like(h)))
            else:
                starts.append(h)
        return starts

    def state(self, ends):
        layers = lambda tensors: [layer for tensor in tensors for layer in tensor.tolist()]
        if self.cell_state:
            return {"h": layers(h for h, _ in ends), "c": layers(c for _, c in ends)}
        return {"h": layers(ends)}

    def with_steps(self, output):
        return output.unsqueeze(1) if self.network.one_output_step else output

    def targets(self, y):
        y = self.tensor(y)
        return y.squeeze(1) if self.network.one_output_step else y

    def gradients(self, x, y):
        self.network.train()
        loss = self.network.mean_loss(self.tensor(x), self.targets(y))
        of = dict(zip(self.trained, torch.autograd.grad(loss, self.trained)))
        return {"loss": loss.item(), "weights": each(lambda p: of[p].tolist(), self.tree)}

    def load(self, x, y):
        key = str(len(self.batches))
        self.batches[key] = self.tensor(x), self.targets(y)
        return key

    def contents(self, batch):
        x, y = self.batches[batch]
        return {"x": x.tolist(), "y": self.with_steps(y).tolist()}

    def unload(self, batch):
        self.batches[batch] = None

    # The parts of a step; each returns after the device has finished.

    def wait(self):
        if self.device == "cuda":
            torch.cuda.synchronize()

    def step(self, x, y):
        loss = self.backward(x, y)
        self.rule.update()
        self.loss = loss.item()
        self.wait()

    def forward(self, x, y):
        self.loss = self.network.mean_loss(x, y).item()

    def forwardBackward(self, x, y):
        self.loss = self.backward(x, y).item()
        self.wait()

    def backward(self, x, y):
        self.rule.optimizer.zero_grad(set_to_none=True)
        loss = self.network.mean_loss(x, y)
        loss.backward()
        return loss

    def update(self, x, y):
        self.rule.update()
        self.wait()

    def infer(self, x, y):
        with torch.no_grad():
            self.network.activation(self.network(x))
        self.wait()

    def run(self, part, batch):
        self.network.train(part != "infer")
        getattr(self, part)(*self.batches[batch])
        return self.loss

    def time(self, part, batch, seconds):
        """Nanoseconds of each call, for about so many seconds; at least one call."""
        if part == "update" and self.trained[0].grad is None:
            self.run("forwardBackward", batch)
        self.network.train(part != "infer")
        call, (x, y), clock = getattr(self, part), self.batches[batch], time.perf_counter_ns
        nanoseconds, end = [], clock() + seconds * 1e9
        while True:
            start = clock()
            call(x, y)
            stop = clock()
            nanoseconds.append(stop - start)
            if stop >= end:
                return nanoseconds


def environment():
    build = torch.__config__.show()
    found = lambda pattern: (re.findall(pattern, build) or ["unknown"])[0]
    built_for = found("BLAS_INFO=([^,]+)")
    return {"executable": sys.executable, "python": platform.python_version(), "torch": torch.__version__,
            "blas": linear_algebra(built_for), "openblasCore": openblas_core(built_for),
            "cpu": found("CPU capability usage: (.+)"),
            "threads": str(torch.get_num_threads()),
            "cuda": torch.version.cuda if torch.cuda.is_available() else "none"}


def linear_algebra(built_for):
    """What torch multiplies with; of the reference BLAS, a reader must know before blaming Python."""
    libraries = [os.path.basename(path) for path in loaded_libraries()]
    fast = any(re.search("openblas|mkl|blis|atlas", library) for library in libraries)
    slow = not fast and any(library.startswith("libblas.") for library in libraries)
    name = "reference BLAS, many times slower than OpenBLAS" if slow else built_for
    return f"{name} ({', '.join(libraries) or 'inside torch'})"


def loaded_libraries():
    """Where the libraries of linear algebra lie that the system put into this process (Linux only)."""
    if not os.path.exists("/proc/self/maps"):
        return []
    with open("/proc/self/maps") as maps:
        return sorted(set(re.findall(r"(/.*/lib(?:\w*blas|mkl|dnnl|blis|atlas)[^/\n]*)$", maps.read(), re.MULTILINE)))


def openblas_core(built_for):
    """The processor whose kernels OpenBLAS chose, as it names it; with MKL, a loaded OpenBLAS is NumPy's."""
    for path in loaded_libraries() if built_for != "mkl" else []:
        answer = getattr(ctypes.CDLL(path), "openblas_get_corename", None)
        if answer:
            answer.restype = ctypes.c_char_p
            return answer().decode()
    return "none"


def main():
    answers, sys.stdout = sys.stdout, sys.stderr  # whatever prints can't break into an answer
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    session = None
    for line in sys.stdin:
        request = json.loads(line)
        wish = request.pop("do")
        if wish == "environment":
            answer = environment()
        elif wish == "open":
            session, answer = Session(**request), "ready"
        else:
            answer = getattr(session, wish)(**request)
        print(json.dumps(answer), file=answers, flush=True)


main()
