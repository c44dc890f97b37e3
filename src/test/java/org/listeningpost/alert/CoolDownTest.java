package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.listeningpost.trend.Bucket;

final class CoolDownTest {
    private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void one_is_told_and_then_nothing_until_the_time_is_over() {
        assertEquals(
                List.of(0, 3, 6),
                told(
                        new CoolDown(Duration.ofDays(3), Map.of()),
                        List.of(low(0), low(1), low(2), low(3), low(4), low(6))));
    }

    @Test
    void a_graver_one_is_told_at_once() {
        assertEquals(
                List.of(0, 1),
                told(
                        new CoolDown(Duration.ofDays(9), Map.of()),
                        List.of(low(0), finding(1, "", Severity.HIGH), finding(2, "", Severity.MEDIUM), low(3))));
    }

    @Test
    void each_key_has_its_own_time() {
        assertEquals(
                List.of(0, 0, 2),
                told(
                        new CoolDown(Duration.ofDays(2), Map.of()),
                        List.of(
                                finding(0, "a", Severity.LOW),
                                finding(0, "b", Severity.LOW),
                                finding(1, "a", Severity.LOW),
                                finding(2, "b", Severity.LOW))));
    }

    @Test
    void judging_in_two_parts_tells_the_same_as_judging_at_once() {
        List<Finding> all = new ArrayList<>();
        for (int day = 0; day < 40; day++) {
            all.add(finding(day, day % 3 == 0 ? "a" : "b", day % 11 == 0 ? Severity.HIGH : Severity.LOW));
        }
        List<Integer> whole = told(new CoolDown(Duration.ofDays(5), Map.of()), all);
        for (int cut = 0; cut <= all.size(); cut++) {
            CoolDown first = new CoolDown(Duration.ofDays(5), Map.of());
            List<Integer> parts = new ArrayList<>(told(first, all.subList(0, cut)));
            parts.addAll(told(new CoolDown(Duration.ofDays(5), first.told()), all.subList(cut, all.size())));
            assertEquals(whole, parts);
        }
    }

    @Test
    void of_too_many_keys_those_told_first_are_forgotten_also_across_a_restart() {
        CoolDown first = new CoolDown(Duration.ofDays(9), Map.of());
        told(first, IntStream.range(0, 1_000).mapToObj(i -> key(0, i)).toList());
        CoolDown second = new CoolDown(Duration.ofDays(9), first.told());
        told(second, IntStream.range(1_000, 1_010).mapToObj(i -> key(1, i)).toList());
        assertEquals(1_000, second.told().size());
        assertEquals(
                List.of("10", "11"), second.told().keySet().stream().limit(2).toList());
        assertEquals(List.of(2), told(second, List.of(key(2, 9), key(2, 999), key(2, 1_000))));
    }

    private static Finding key(int day, int number) {
        return finding(day, Integer.toString(number), Severity.LOW);
    }

    private static List<Integer> told(CoolDown coolDown, List<Finding> findings) {
        return findings.stream()
                .filter(coolDown::isTold)
                .map(finding ->
                        (int) Duration.between(BEGIN, finding.bucket().start()).toDays())
                .toList();
    }

    private static Finding low(int day) {
        return finding(day, "", Severity.LOW);
    }

    private static Finding finding(int day, String key, Severity severity) {
        Instant start = BEGIN.plus(Duration.ofDays(day));
        return new Finding(new Bucket(start, start.plus(Duration.ofDays(1))), key, null, severity, 1, Map.of(), "", "");
    }
}
