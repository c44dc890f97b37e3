package org.listeningpost.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a sender proves that it is the one, and what makes two of its deliveries the same. Thread-safe. */
sealed interface WebhookSender {
    /** Where a header comes from; null where it is not there. */
    @FunctionalInterface
    interface Headers {
        @Nullable
        String value(String name);
    }

    /** Whether the headers say that it is signed, and in time: of anything else no body is read. */
    boolean isClaimed(Headers headers, Instant now);

    /** Whether the body is signed with our secret. */
    boolean isAuthentic(Headers headers, byte[] body, Instant now);

    /** The same for the same delivery, also when it is sent again. */
    String idOf(Headers headers, byte[] body);

    /** For how long a delivery may come again. */
    Duration window();

    /** Whether the delivery is too old to be what its sender just meant to send. */
    boolean isStale(byte[] body, Instant now);

    /** Meta: {@code X-Hub-Signature-256} over the body. It signs no time, so the time inside the body counts. */
    record Meta(SharedSecret secret, SharedSecret verifyToken) implements WebhookSender {
        private static final String HEADER = "X-Hub-Signature-256";
        private static final String PREFIX = "sha256=";
        private static final Pattern SIGNATURE = Pattern.compile(PREFIX + "[0-9a-f]{64}");
        /** Meta tries again for a day and a half. */
        private static final Duration WINDOW = Duration.ofHours(48);

        private static final ObjectMapper MAPPER = new ObjectMapper();
        private static final long MILLIS_FROM = 100_000_000_000L;

        @Override
        public boolean isClaimed(Headers headers, Instant now) {
            String header = headers.value(HEADER);
            return header != null && SIGNATURE.matcher(header).matches();
        }

        @Override
        public boolean isAuthentic(Headers headers, byte[] body, Instant now) {
            String header = headers.value(HEADER);
            if (header == null || !isClaimed(headers, now)) {
                return false;
            }
            byte[] expected =
                    (PREFIX + HexFormat.of().formatHex(secret.sign(body))).getBytes(StandardCharsets.US_ASCII);
            return MessageDigest.isEqual(expected, header.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String idOf(Headers headers, byte[] body) {
            return HexFormat.of().formatHex(secret.sign(body));
        }

        @Override
        public Duration window() {
            return WINDOW;
        }

        @Override
        public boolean isStale(byte[] body, Instant now) {
            try {
                long newest = 0;
                // Wherever it stands: a notice, or a list of them.
                for (JsonNode entries : MAPPER.readTree(body).findValues("entry")) {
                    for (JsonNode entry : entries) {
                        newest = Math.max(newest, entry.path("time").asLong());
                    }
                }
                Instant at = newest > MILLIS_FROM ? Instant.ofEpochMilli(newest) : Instant.ofEpochSecond(newest);
                return newest > 0 && at.isBefore(now.minus(WINDOW));
            } catch (IOException e) {
                return false; // what it is instead, the reader says
            }
        }
    }

    /** Standard Webhooks: HMAC-SHA-256 over id, time and body. */
    record Signed(SharedSecret secret) implements WebhookSender {
        private static final Duration TOLERANCE = Duration.ofMinutes(5);
        private static final String VERSION = "v1,";

        @Override
        public boolean isClaimed(Headers headers, Instant now) {
            String seconds = headers.value("webhook-timestamp");
            if (headers.value("webhook-id") == null
                    || headers.value("webhook-signature") == null
                    || seconds == null
                    || !seconds.matches("\\d{1,12}")) {
                return false;
            }
            Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                    .abs();
            return apart.compareTo(TOLERANCE) <= 0;
        }

        @Override
        public boolean isAuthentic(Headers headers, byte[] body, Instant now) {
            String signatures = headers.value("webhook-signature");
            if (signatures == null || !isClaimed(headers, now)) {
                return false;
            }
            String id = headers.value("webhook-id");
            String seconds = headers.value("webhook-timestamp");
            byte[] head = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
            byte[] expected = (VERSION + Base64.getEncoder().encodeToString(secret.sign(head, body)))
                    .getBytes(StandardCharsets.US_ASCII);
            boolean isSigned = false;
            // Several while a secret is being replaced.
            for (String each : signatures.split(" ")) {
                isSigned |= MessageDigest.isEqual(expected, each.getBytes(StandardCharsets.UTF_8));
            }
            return isSigned;
        }

        @Override
        public String idOf(Headers headers, byte[] body) {
            return String.valueOf(headers.value("webhook-id"));
        }

        @Override
        public Duration window() {
            return TOLERANCE.multipliedBy(2);
        }

        @Override
        public boolean isStale(byte[] body, Instant now) {
            return false; // the signed time was looked at
        }
    }
}
