package io.rnnbench.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.backend.Session.LoadedBatch;
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
      Set.of("load", "step", "forwardBackward", "update", "infer");

  private final List<String> calls = new ArrayList<>();

  static Stream<Method> methods() {
    return Stream.of(Session.class, LoadedBatch.class)
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
    }

    method.invoke(target, new Object[method.getParameterCount()]);

    boolean timed =
        TIMED.contains(method.getName()) || method.equals(LoadedBatch.class.getMethod("forward"));
    assertThat(calls)
        .isEqualTo(timed ? List.of(method.getName(), "wait") : List.of(method.getName()));
  }

  private <T> T recorder(Class<T> type, LoadedBatch batch) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              return method.getName().equals("load")
                  ? batch
                  : method.getReturnType() == double.class ? 0.5 : null;
            }));
  }
}
