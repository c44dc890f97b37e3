package org.listeningpost.elastic;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who we are to Elasticsearch. Texts of these never show the secret. */
public sealed interface Credentials {

    /** The value of the {@code Authorization} header. */
    String authorization();

    static Credentials basic(String username, String password) {
        return new Basic(username, password);
    }

    static Credentials apiKey(String encoded) {
        return new ApiKey(encoded);
    }

    static Credentials none() {
        return new None();
    }

    /** A native or file user. */
    record Basic(String username, String password) implements Credentials {
        @Override
        public String authorization() {
            String pair = username + ":" + password;
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "user " + username;
        }
    }

    /** An Elasticsearch API key, as its {@code encoded} field gives it. */
    record ApiKey(String encoded) implements Credentials {
        @Override
        public String authorization() {
            return "ApiKey " + encoded;
        }

        @Override
        public String toString() {
            return "an API key";
        }
    }

    /** A cluster without security; the header is empty. */
    record None() implements Credentials {
        @Override
        public String authorization() {
            return "";
        }

        @Override
        public String toString() {
            return "no credentials";
        }
    }
}
