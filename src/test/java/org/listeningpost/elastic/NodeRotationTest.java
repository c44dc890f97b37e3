package org.listeningpost.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NodeRotationTest {
    private final AtomicLong now = new AtomicLong();
    private final NodeRotation nodes = new NodeRotation(
            List.of(URI.create("http://a:9200"), URI.create("http://b:9200/es/"), URI.create("https://c")), now::get);

    private String order() {
        StringBuilder names = new StringBuilder();
        nodes.next().forEach(node -> names.append(nameOf(node)));
        return names.toString();
    }

    private static String nameOf(NodeRotation.Node node) {
        return URI.create(node.url()).getHost();
    }

    private NodeRotation.Node node(String name) {
        return nodes.next().stream()
                .filter(node -> nameOf(node).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long timesFirst(String name) {
        return Stream.of(order(), order(), order())
                .filter(order -> order.startsWith(name))
                .count();
    }

    @Test
    void nodes_take_turns() {
        assertEquals(List.of("abc", "bca", "cab", "abc"), List.of(order(), order(), order(), order()));
    }

    @Test
    void who_failed_comes_last_until_it_has_rested() {
        nodes.failed(node("a"));
        for (int i = 0; i < 3; i++) {
            assertEquals("a", order().substring(2));
        }
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertEquals(1, timesFirst("a"));
    }

    @Test
    void rests_get_longer_and_an_answer_ends_them() {
        NodeRotation.Node a = node("a");
        nodes.failed(a);
        nodes.failed(a);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        nodes.failed(a);
        now.addAndGet(Duration.ofMillis(1_900).toNanos());
        assertEquals("aaa", order().substring(2) + order().substring(2) + order().substring(2));
        nodes.answered(a);
        assertEquals(1, timesFirst("a"));
    }

    @Test
    void all_are_still_asked_when_all_are_away() {
        List.of("a", "b", "c").forEach(name -> nodes.failed(node(name)));
        assertEquals(3, order().length());
    }

    @Test
    void a_path_of_the_url_stands_before_every_path() {
        assertEquals("http://b:9200/es", node("b").url());
        assertEquals("https://c", node("c").url());
    }
}
