package dev.reinstate.activities;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.postgresql.PGConnection;

/** Connections on which each statement, commit and rollback of a player waits for its turn. Others' pass. */
final class PacedConnections implements JdbiPlugin {

    // Production gives up a lock after 2 s and a transaction after 5; here a player goes on when the scheduler chooses,
    // which on a busy machine may be later.
    private static final String PATIENT =
            "set lock_timeout = '1min'; set statement_timeout = '1min'; set idle_in_transaction_session_timeout = '1min'";

    private static final String AS_IN_PRODUCTION = "select 1";

    private final UnaryOperator<String> rewritten;
    private final String limits;

    /**
     * For all connections of a pool.
     *
     * @param rewritten what to send instead of a statement of a player; a planted fault, or the statement itself
     */
    PacedConnections(UnaryOperator<String> rewritten) {
        this(rewritten, PATIENT);
    }

    private PacedConnections(UnaryOperator<String> rewritten, String limits) {
        this.rewritten = rewritten;
        this.limits = limits;
    }

    /** With production's limits to how long a lock or a transaction may take. */
    static PacedConnections asInProduction() {
        return new PacedConnections(sql -> sql, AS_IN_PRODUCTION);
    }

    @Override
    public Connection customizeConnection(Connection connection) throws SQLException {
        Turns.Player player = Turns.player();
        if (player == null) {
            return connection;
        }
        try (Statement patience = connection.createStatement()) {
            patience.execute(limits);
        }
        int backend = connection.unwrap(PGConnection.class).getBackendPID();
        return proxy(Connection.class, connection, (method, arguments) -> switch (method.getName()) {
            case "prepareStatement" -> {
                String sql = rewritten.apply((String) arguments[0]);
                arguments[0] = sql;
                yield statement(player, backend, sql, (Statement) call(connection, method, arguments));
            }
            case "createStatement" -> throw new IllegalStateException("a statement that cannot be paced: prepare it");
            case "commit" -> player.does(Op.COMMIT, backend, () -> call(connection, method, arguments));
            case "rollback" -> player.does(Op.ROLLBACK, backend, () -> call(connection, method, arguments));
            default -> call(connection, method, arguments);
        });
    }

    private static Statement statement(Turns.Player player, int backend, String sql, Statement statement) {
        Op op = Op.of(sql);
        return proxy(
                PreparedStatement.class,
                statement,
                (method, arguments) -> method.getName().startsWith("execute")
                        ? player.does(op, backend, () -> call(statement, method, arguments))
                        : call(statement, method, arguments));
    }

    private interface Handling {
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Object target, Handling handling) {
        InvocationHandler handler = (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                ? call(target, method, arguments)
                : handling.handle(method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
