package org.listeningpost.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import org.listeningpost.config.Config;

/** Where the server is to listen, tried before anything that takes long is started for it. */
public final class ListeningAddress {
    private ListeningAddress() {}

    /** The address cannot be had; the message says why and what to set. */
    public static final class AddressException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AddressException(String message) {
            super(message);
        }
    }

    /** @throws AddressException where the server could not listen there now */
    public static void requireFree(Config.Server server) {
        InetSocketAddress address = new InetSocketAddress(server.host(), server.port());
        if (address.isUnresolved()) {
            throw new AddressException("server.host is " + server.host() + ", and there is no such host");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException e) {
            throw refused(server);
        }
    }

    /** What to say of an address that the system did not give. */
    static AddressException refused(Config.Server server) {
        if (!isOfThisMachine(server.host())) {
            return new AddressException("server.host is " + server.host()
                    + ", which is no address of this machine; 0.0.0.0 stands for all that it has");
        }
        String place = "port " + server.port() + " on " + server.host();
        if (server.port() > 0 && server.port() < 1024 && !isTaken(server)) {
            return new AddressException(place + " is not for user " + System.getProperty("user.name")
                    + "; set server.port (LISTENING_POST_SERVER_PORT) to one from 1024 on");
        }
        return new AddressException(
                place + " is in use by another program. Stop that one, or set server.port to a free one,"
                        + " in the configuration or as LISTENING_POST_SERVER_PORT");
    }

    private static boolean isOfThisMachine(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether somebody answers there. */
    private static boolean isTaken(Config.Server server) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(server.host(), server.port()), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
