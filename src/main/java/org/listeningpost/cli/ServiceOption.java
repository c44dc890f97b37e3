package org.listeningpost.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Loopback;
import org.listeningpost.elastic.EndpointException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The running service to send to, if it is one. */
final class ServiceOption {
    @Option(names = "--url", paramLabel = "URL", description = "Send to the service at this address instead.")
    private @Nullable URI url;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "PEM file of the authority that signed the certificate at --url; the JDK's list otherwise.")
    private @Nullable Path authority;

    @Option(
            names = "--allow-plain-text",
            description = "Send to another machine by http: whoever is on the way can read posts and key.")
    private boolean allowsPlainText;

    @Mixin
    private KeyOption key = new KeyOption();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    boolean isGiven() {
        return url != null;
    }

    /** Null where no address is given. */
    @Nullable
    RemoteService open() {
        URI address = url;
        if (address == null) {
            return null;
        }
        String scheme = address.getScheme();
        String host = address.getHost();
        boolean isHttp = "http".equalsIgnoreCase(scheme);
        if (host == null || !isHttp && !"https".equalsIgnoreCase(scheme)) {
            throw wrong("--url is an http or https address such as https://listening-post.example.org");
        }
        if (isHttp && !allowsPlainText && !Loopback.is(host)) {
            throw wrong(
                    "--url is plain http to another machine: whoever is on the way could read posts and key. Use https"
                            + " (--ca names its authority), or --allow-plain-text where nobody is");
        }
        try {
            return new RemoteService(address, key.read(), authority);
        } catch (EndpointException e) {
            throw wrong("--ca: " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
