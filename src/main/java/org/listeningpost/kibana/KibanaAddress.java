package org.listeningpost.kibana;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a Kibana is and as whom we come.
 *
 * @param url with its base path, if it has one
 * @param space empty for the default space
 * @param authorization value of the header; empty for none
 * @param certificateAuthority PEM file; null for the list of the JDK
 */
public record KibanaAddress(
        URI url,
        String space,
        String authorization,
        @Nullable Path certificateAuthority) {
    public KibanaAddress {
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null) {
            throw new KibanaException(
                    "The address of Kibana is an http or https URL, such as https://kibana.example.org:5601.", null);
        }
        if (url.getUserInfo() != null) {
            throw new KibanaException(
                    "Credentials do not belong in the URL: they would be in the list of processes.", null);
        }
        if (!space.isEmpty() && !space.matches("[a-z0-9_-]+")) {
            throw new KibanaException("The id of a space has lower-case letters, digits, _ and - only: " + space, null);
        }
    }

    public static String apiKey(String encoded) {
        return "ApiKey " + encoded.strip();
    }

    public static String basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** Whether somebody on the way could read the credentials: 127.example.org is a name, and may be anywhere. */
    public boolean isReadable() {
        String host = url.getHost();
        boolean isHere = host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
        return url.getScheme().equals("http") && !isHere && !authorization.isEmpty();
    }

    URI path(String path) {
        String base = url.toString().replaceAll("/+$", "");
        return URI.create(base + (space.isEmpty() ? "" : "/s/" + space) + path);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return url + (space.isEmpty() ? "" : " (space " + space + ")");
    }
}
