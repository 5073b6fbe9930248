package zhicha.app.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jdbi.v3.core.ConnectionFactory;

/** Hands out one connection that is open already, and leaves it open. */
record OpenConnection(Connection connection) implements ConnectionFactory {
    @Override
    public Connection openConnection() {
        return (Connection) Proxy.newProxyInstance(
                OpenConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
