package io.rnnbench.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.backend.Session.LoadedEpoch;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FinishingSessionTest {
  private static final Set<String> TIMED =
      Set.of("load", "loadAll", "step", "forwardBackward", "update", "infer", "epoch");

  private final List<String> calls = new ArrayList<>();

  static Stream<Method> methods() {
    return Stream.of(Session.class, LoadedBatch.class, LoadedEpoch.class)
        .flatMap(type -> Stream.of(type.getMethods()));
  }

  /** A method that is not handed on would give the interface's answer, not the session's. */
  @ParameterizedTest
  @MethodSource("methods")
  void handsOnEveryCallAndWaitsAfterEachThatIsTimed(Method method) throws Exception {
    LoadedBatch batch = recorder(LoadedBatch.class, null);
    Session session = new FinishingSession(recorder(Session.class, batch), () -> calls.add("wait"));
    Object target = session;
    if (method.getDeclaringClass() == LoadedBatch.class) {
      target = session.load(null);
      calls.clear();
    } else if (method.getDeclaringClass() == LoadedEpoch.class) {
      target = session.loadAll(null, 0);
      calls.clear();
    }

    method.invoke(target, anything(method));

    boolean timed =
        TIMED.contains(method.getName()) || method.equals(LoadedBatch.class.getMethod("forward"));
    assertThat(calls)
        .isEqualTo(timed ? List.of(method.getName(), "wait") : List.of(method.getName()));
  }

  private static Object[] anything(Method method) {
    return Stream.of(method.getParameterTypes())
        .map(type -> type == int.class ? (Object) 0 : null)
        .toArray();
  }

  private <T> T recorder(Class<T> type, LoadedBatch batch) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              return switch (method.getName()) {
                case "load" -> batch;
                case "loadAll" -> recorder(LoadedEpoch.class, null);
                default -> method.getReturnType() == double.class ? 0.5 : null;
              };
            }));
  }
}
