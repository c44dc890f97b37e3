package org.listeningpost.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks the endpoint once who we are, so that a wrong setting is named at the start and not at the first post. */
public final class ConnectionCheck {
    private ConnectionCheck() {}

    /**
     * Returns when Elasticsearch knows us.
     *
     * @throws EndpointException with what to change, for the person at the terminal
     */
    public static void require(ElasticClients clients) {
        Endpoint endpoint = clients.endpoint();
        int status;
        try {
            status = clients.rest()
                    .performRequest(new Request("GET", "/_security/_authenticate"))
                    .getStatusCode();
        } catch (ResponseException e) {
            status = e.getResponse().getStatusCode();
        } catch (IOException e) {
            throw new EndpointException(explain(endpoint, e), e);
        }
        if (status == 401) {
            throw new EndpointException(
                    "Elasticsearch at " + endpoint.urls() + " refuses " + endpoint.credentials()
                            + ": check elasticsearch.username and elasticsearch.password, or elasticsearch.api_key",
                    null);
        }
        // Anything else but a failure will do: a cluster without security answers that it has no such path.
        if (status >= 500) {
            throw new EndpointException("Elasticsearch at " + endpoint.urls() + " answers HTTP " + status, null);
        }
    }

    private static String explain(Endpoint endpoint, IOException failure) {
        if (isAboutTrust(failure)) {
            return "the certificate of " + endpoint.urls() + " is not signed by "
                    + (endpoint.caCertificate() == null
                            ? "an authority that Java knows; set elasticsearch.ca_certificate to the cluster's CA (PEM)"
                            : "the authority in " + endpoint.caCertificate()
                                    + "; set elasticsearch.ca_certificate to the cluster's own CA (PEM)")
                    + ", and nothing was sent";
        }
        return "Elasticsearch at " + endpoint.urls() + " does not answer (" + IoFailure.inWords(failure, "")
                + "); check elasticsearch.urls, http or https, and whether it runs";
    }

    private static boolean isAboutTrust(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean isUntrusted = cause instanceof GeneralSecurityException
                    || cause instanceof SSLException
                            && String.valueOf(cause.getMessage()).contains("PKIX");
            if (isUntrusted) {
                return true;
            }
        }
        return false;
    }
}
