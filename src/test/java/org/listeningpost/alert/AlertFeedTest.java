package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

final class AlertFeedTest {
    private static final Instant DAY = Instant.parse("2026-05-04T00:00:00Z");

    @Test
    void one_sentence_that_xml_cannot_hold_spoils_no_other() throws Exception {
        String half = "Flu" + (char) 0xD83D + "shots" + (char) 0xDE37;
        String pair = "Masks \ud83d\ude37 & <shots>";
        byte[] feed = new AlertFeed(null).write(List.of(alert("a1", half), alert("a2", pair)), DAY);
        Document read =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(feed));
        assertEquals("Flu shots ", title(read, 1));
        assertEquals(pair, title(read, 2));
    }

    /** The first is that of the feed itself. */
    private static String title(Document feed, int number) {
        Node title = feed.getElementsByTagName("title").item(number);
        return title.getTextContent();
    }

    private static Alert alert(String id, String sentence) {
        return new Alert(
                id,
                "r1",
                "Flu",
                1,
                "threshold",
                "day",
                DAY,
                DAY.plus(Duration.ofDays(1)),
                "UTC",
                "",
                "low",
                1,
                sentence,
                "y >= at_least",
                Map.of(),
                0,
                List.of(),
                DAY,
                Alert.OPEN,
                false,
                null,
                List.of(),
                null);
    }
}
