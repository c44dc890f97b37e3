package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.search.SearchFixture;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.MovingClock;

/** Rules, back-tests and what is raised, on four months of posts through a change of daylight saving. */
@ExtendWith(ElasticExtension.class)
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertIT {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 15);
    private static final LocalDate LAST = LocalDate.of(2026, 5, 19);
    private static final Instant END = LAST.plusDays(1).atStartOfDay(ZONE).toInstant();
    private static final String SPIKE = """
            {'name':'Spiking','subject':{'query':'spiking'},'condition':{'kind':'spike'},'cool_down_minutes':4320}""";

    private final ElasticClients clients;
    private final IndexNames names;
    private final SearchFixture posts;
    private final MovingClock clock = new MovingClock(END);
    private AlertFixture alerts;

    AlertIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
        this.posts = new SearchFixture(clients, names);
    }

    @BeforeAll
    void index_four_months() {
        List<ObjectNode> batch = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            boolean isWeekend = day.getDayOfWeek().getValue() > 5;
            boolean isOutbreak = day.equals(LocalDate.of(2026, 4, 20)) || day.equals(LocalDate.of(2026, 5, 10));
            add(batch, day, "spiking news", isOutbreak ? 45 : isWeekend ? 6 : 10, "reddit", "feed-a");
            add(batch, day, "everything else", isWeekend ? 20 : 30, "reddit", "feed-a");
            add(batch, day, "quiet", day.isBefore(LocalDate.of(2026, 5, 12)) ? 4 : 0, "x", "feed-b");
            add(batch, day, "arrival", 5, day.isBefore(LocalDate.of(2026, 5, 1)) ? "reddit" : "bluesky", "feed-a");
        }
        posts.index(batch);
    }

    /** Spread from 00:10 to 23:50 of the local day, which has 23 hours on 8 March. */
    private void add(List<ObjectNode> batch, LocalDate day, String text, int count, String platform, String source) {
        long begin = day.atStartOfDay(ZONE).plusMinutes(10).toEpochSecond();
        long end = day.atTime(23, 50).atZone(ZONE).toEpochSecond();
        for (int i = 0; i < count; i++) {
            Instant at = Instant.ofEpochSecond(begin + (end - begin) * i / Math.max(1, count - 1));
            ObjectNode post = posts.post(text.replace(' ', '-') + "-" + day + "-" + i, text, at);
            post.put("platform", platform).put("source", source);
            boolean isTurned = text.startsWith("everything") && day.equals(LocalDate.of(2026, 5, 15));
            post.putObject("sentiment")
                    .put("label", i % 4 == 0 || isTurned && i % 4 != 3 ? "negative" : "neutral")
                    .put("score", 0);
            if (text.startsWith("spiking")) {
                post.putArray("topics").add("vaccines").add("cost");
            }
            batch.add(post);
        }
    }

    @BeforeEach
    void open() {
        clock.set(END);
        alerts = new AlertFixture(clients, names, AlertFixture.alerts(List.of(), 1, Alerts.Smtp.NONE), clock);
    }

    @AfterEach
    void close() throws IOException {
        alerts.close();
    }

    @AfterAll
    void stop() {
        posts.close();
    }

    @Test
    void a_back_test_says_when_and_on_which_posts() {
        JsonNode result = backTest(SPIKE, 90);
        assertEquals(2, result.path("fired").asInt(), result::toString);
        assertEquals(
                "This rule would have fired 2 times in the last 90 days.",
                result.path("sentence").asText());
        JsonNode first = result.at("/firings/0");
        assertEquals("2026-04-20T04:00:00Z", first.path("bucket_start").asText());
        assertEquals(45, first.path("post_count").asInt());
        assertTrue(first.at("/post_ids/0").asText().startsWith("spiking-news-2026-04-20-"));
        assertEquals("high", first.path("severity").asText());
        assertTrue(
                first.path("sentence").asText().startsWith("Spiking: 45 posts on Monday, April 20, 2026, "),
                first::toString);
        assertTrue(alerts.audited.stream()
                .anyMatch(event -> event.action().equals("alert_rule.back_test")
                        && "spiking".equals(event.query())
                        && event.targets().size() == 40));
    }

    @Test
    void a_rule_for_a_topic_counts_the_posts_about_it() {
        JsonNode byTopic = backTest(SPIKE.replace("{'query':'spiking'}", "{'topic':'vaccines'}"), 90);
        assertEquals("topic:vaccines", byTopic.path("interpreted").asText());
        assertEquals(backTest(SPIKE, 90).path("firings"), byTopic.path("firings"));
    }

    @Test
    void what_is_raised_day_by_day_is_what_the_back_test_said() {
        clock.set(LocalDate.of(2026, 4, 10).atStartOfDay(ZONE).toInstant());
        String id = alerts.create(SPIKE);
        String sloppy = alerts.create(
                SPIKE.replace("4320", "0").replace("{'kind':'spike'}", "{'kind':'threshold','at_least':10}"));
        for (LocalDate day = LocalDate.of(2026, 4, 11); !day.isAfter(LAST.plusDays(1)); day = day.plusDays(1)) {
            clock.set(day.atStartOfDay(ZONE).plusHours(2).toInstant());
            assertTrue(alerts.center.round());
            assertTrue(alerts.center.round()); // twice: nothing is told again
        }
        compare(backTest(SPIKE, 40), alerts.alertsOf(id));
        JsonNode counted = backTest(
                SPIKE.replace("4320", "0").replace("{'kind':'spike'}", "{'kind':'threshold','at_least':10}"), 40);
        assertEquals(28 + 1, counted.path("fired").asInt()); // the weekdays, and the Sunday of the outbreak
        compare(counted, alerts.alertsOf(sloppy));
    }

    private static void compare(JsonNode backTest, List<JsonNode> raised) {
        assertEquals(backTest.path("fired").asInt(), raised.size());
        for (int i = 0; i < raised.size(); i++) {
            JsonNode said = backTest.path("firings").get(i);
            for (String field :
                    List.of("bucket_start", "bucket_end", "severity", "score", "sentence", "numbers", "post_count")) {
                assertEquals(said.path(field), raised.get(i).path(field), field);
            }
            assertEquals(said.at("/post_ids/0"), raised.get(i).at("/post_ids/0"));
        }
    }

    @Test
    void days_are_counted_on_the_wall_clock_through_a_change_of_clocks() {
        JsonNode result = backTest("""
                {'name':'All','subject':{'query':'everything'},'condition':{'kind':'threshold','at_least':1},
                 'cool_down_minutes':0}""", 90);
        assertEquals(90, result.path("fired").asInt());
        for (JsonNode day : result.path("firings")) {
            LocalDate local = Instant.parse(day.path("bucket_start").asText())
                    .atZone(ZONE)
                    .toLocalDate();
            int expected = local.getDayOfWeek().getValue() > 5 ? 20 : 30;
            assertEquals(expected, day.path("post_count").asInt(), local::toString);
        }
    }

    @Test
    void hours_are_judged_too() {
        JsonNode result = backTest("""
                {'name':'Hours','subject':{'query':'spiking'},'condition':{'kind':'spike','sensitivity':'low'},
                 'bucket':'hour'}""", 30);
        assertEquals(0, result.path("fired").asInt(), result::toString); // 2 posts an hour are no spike
        JsonNode counted = backTest("""
                {'name':'Hours','subject':{'query':'spiking'},'condition':{'kind':'threshold','at_least':2},
                 'bucket':'hour','cool_down_minutes':0}""", 30);
        assertTrue(counted.path("fired").asInt() >= 20, counted::toString);
    }

    @Test
    void silence_new_platforms_turns_and_rises_are_found_where_they_are() {
        JsonNode silence = backTest("{'name':'Feeds','subject':{'query':'*'},'condition':{'kind':'silence'}}", 30);
        assertEquals("feed-b", silence.at("/firings/0/key").asText(), silence::toString);
        assertEquals(
                "2026-05-13T04:00:00Z", silence.at("/firings/0/bucket_start").asText());
        JsonNode arrival = backTest("""
                {'name':'New','subject':{'query':'arrival'},'condition':{'kind':'new_value','field':'platform'}}""", 90);
        assertEquals(1, arrival.path("fired").asInt(), arrival::toString);
        assertEquals("bluesky", arrival.at("/firings/0/key").asText());
        JsonNode turn = backTest("""
                {'name':'Mood','subject':{'query':'everything'},'condition':{'kind':'sentiment_turn'}}""", 90);
        assertEquals(1, turn.path("fired").asInt(), turn::toString);
        assertEquals("2026-05-15T04:00:00Z", turn.at("/firings/0/bucket_start").asText());
        JsonNode nothing =
                backTest("{'name':'None','subject':{'query':'nobodysaysthis'},'condition':{'kind':'spike'}}", 90);
        assertEquals(0, nothing.path("fired").asInt());
        assertEquals(
                0,
                backTest("{'name':'R','subject':{'query':'arrival'},'condition':{'kind':'rise'}}", 30)
                        .path("fired")
                        .asInt());
    }

    @Test
    void a_rule_is_changed_only_by_who_has_read_it() {
        HttpResponse<String> made = alerts.send("monitor", "POST", "/v1/alerts/rules", SPIKE);
        String path = made.headers().firstValue("Location").orElseThrow();
        assertEquals("\"1\"", made.headers().firstValue("ETag").orElseThrow());
        String changed = SPIKE.replace("Spiking", "Renamed");
        assertEquals(428, alerts.send("monitor", "PUT", path, changed).statusCode());
        assertEquals(
                412,
                alerts.send("monitor", "PUT", path, changed, "If-Match", "\"9\"")
                        .statusCode());
        HttpResponse<String> put = alerts.send("monitor", "PUT", path, changed, "If-Match", "\"1\"");
        assertEquals("\"2\"", put.headers().firstValue("ETag").orElseThrow());
        assertEquals(
                412,
                alerts.send("monitor", "PUT", path, changed, "If-Match", "\"1\"")
                        .statusCode());
        JsonNode versions = alerts.json(200, alerts.send("analyst", "GET", path + "/versions", ""));
        assertEquals("Renamed", versions.at("/versions/0/name").asText());
        assertEquals("Spiking", versions.at("/versions/1/name").asText());
        assertEquals(428, alerts.send("monitor", "DELETE", path, "").statusCode());
        assertEquals(
                204,
                alerts.send("monitor", "DELETE", path, "", "If-Match", "\"2\"").statusCode());
        assertEquals(404, alerts.send("monitor", "GET", path, "").statusCode());
        assertEquals(
                403, alerts.send("analyst", "POST", "/v1/alerts/rules", SPIKE).statusCode());
    }

    @Test
    void what_is_wrong_with_a_rule_is_named() {
        refuse(
                "{'name':'a','subject':{'query':'(flu'},'condition':{'kind':'spike'}}",
                "invalid-query",
                "subject.query");
        refuse(
                "{'name':'a','subject':{'query':'flu created:>now-7d'},'condition':{'kind':'spike'}}",
                "",
                "subject.query");
        refuse("{'name':'a','subject':{'narrative':'none'},'condition':{'kind':'spike'}}", "", "subject.narrative");
        refuse("{'name':'a','subject':{'saved_query':'none'},'condition':{'kind':'spike'}}", "", "subject.saved_query");
        refuse("{'name':'a','subject':{'query':'a','topic':'b'},'condition':{'kind':'spike'}}", "", "subject");
        refuse("{'subject':{'query':'a'},'condition':{'kind':'spike'}}", "", "name");
        refuse("{'name':'a','subject':{'query':'a'},'condition':{'kind':'spike'},'bucket':'week'}", "", "bucket");
        for (String url : List.of(
                "https://localhost/h",
                "https://10.0.0.1/h",
                "https://169.254.169.254/latest",
                "https://[::1]/h",
                "http://example.org/h",
                "https://user:pw@example.org/",
                "ftp://example.org",
                "nonsense")) {
            refuse(
                    "{'name':'a','subject':{'query':'a'},'condition':{'kind':'spike'},'targets':[{'webhook':'" + url
                            + "'}]}",
                    "",
                    "targets[0].webhook");
        }
        refuse(SPIKE.replaceFirst("\\}$", ",'targets':[{'channel':'none'}]}"), "", "targets[0].channel");
        refuse(SPIKE.replaceFirst("\\}$", ",'targets':[{'email':['a@b.example']}]}"), "", "targets[0].email");
    }

    @Test
    void what_is_not_there_or_not_yours_cannot_be_watched() {
        String rule = "{'name':'a','subject':{'saved_query':'own'},'condition':{'kind':'spike'}}";
        refuse(rule, "", "subject.saved_query");
        refuse(rule.replace("'saved_query':'own'", "'topic':'staff'"), "", "subject.topic");
        alerts.json(201, alerts.send("monitor", "POST", "/v1/alerts/rules", rule.replace("own", "mine")));
        clock.set(END.minus(Duration.ofDays(2)));
        String id = alerts.create(rule.replace("own", "going"));
        try {
            AlertFixture.Named.IS_DELETED.set(true);
            clock.set(END);
            alerts.center.round();
            JsonNode stored = alerts.json(200, alerts.send("analyst", "GET", "/v1/alerts/rules/" + id, ""));
            assertEquals("not_found", stored.path("problem").asText(), stored::toString);
        } finally {
            AlertFixture.Named.IS_DELETED.set(false);
        }
    }

    @Test
    void a_rule_for_new_authors_waits_until_every_author_has_one_name() {
        List<ObjectNode> batch = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            batch.add(authored("renamed-" + i, i < 3 ? 40 : 10, i < 3 ? "olda" : "newa", i < 3 ? "k1" : "k2"));
            batch.add(authored("stranger-" + i, 9, "newb", "k2"));
        }
        posts.index(batch);
        String rule = """
                {'name':'Who','subject':{'query':'whosaysso'},'condition':{'kind':'new_value','field':'author'}}""";
        clock.set(END.minus(Duration.ofDays(1)));
        String id = alerts.create(rule);
        clock.set(END);
        HttpResponse<String> refused =
                alerts.send("monitor", "POST", "/v1/alerts/rules/back-test", "{'rule':" + rule + "}");
        assertEquals(
                "/problems/rekey-due", alerts.json(409, refused).path("type").asText(), refused::body);
        alerts.center.round();
        alerts.center.round();
        assertEquals(List.of(), alerts.alertsOf(id));
        JsonNode held = alerts.json(200, alerts.send("analyst", "GET", "/v1/alerts/rules/" + id, ""));
        assertEquals("rekey-due", held.path("problem").asText(), held::toString);

        for (int i = 0; i < 3; i++) {
            posts.index(List.of(authored("renamed-" + i, 40, "newa", "k2")));
        }
        alerts.center.round();
        assertEquals(
                List.of("newb"),
                alerts.alertsOf(id).stream()
                        .map(each -> each.path("key").asText())
                        .toList());
        JsonNode judged = alerts.json(200, alerts.send("analyst", "GET", "/v1/alerts/rules/" + id, ""));
        assertEquals(END.toString(), judged.path("evaluated_through").asText(), judged::toString);
        assertTrue(judged.path("problem").isMissingNode(), judged::toString);
    }

    private ObjectNode authored(String id, int hoursBeforeEnd, String key, String keyId) {
        ObjectNode post = posts.post(id, "whosaysso", END.minus(Duration.ofHours(hoursBeforeEnd)));
        post.putObject("author").put("key", key).put("key_id", keyId).put("kind", "person");
        return post;
    }

    private void refuse(String rule, String code, String field) {
        HttpResponse<String> answer = alerts.send("monitor", "POST", "/v1/alerts/rules", rule);
        JsonNode problem = alerts.json(400, answer);
        if (!code.isEmpty()) {
            assertEquals("/problems/" + code, problem.path("type").asText());
        }
        if (!field.isEmpty()) {
            assertEquals(field, problem.at("/errors/0/field").asText(), rule);
        }
    }

    @Test
    void alerts_are_acknowledged_snoozed_and_fed() {
        clock.set(LocalDate.of(2026, 5, 16).atStartOfDay(ZONE).toInstant());
        String id = alerts.create("""
                {'name':'Daily <&>','subject':{'narrative':'n1'},'condition':{'kind':'threshold','at_least':5},
                 'cool_down_minutes':0}""");
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        alerts.center.round();
        JsonNode first = alerts.alertsOf(id).getFirst();
        String path = "/v1/alerts/" + first.path("id").asText();
        assertEquals("open", first.path("status").asText());
        JsonNode seen = alerts.json(200, alerts.send("monitor", "POST", path + "/acknowledge", "{'note':'known'}"));
        assertEquals("k-monitor", seen.at("/acknowledgement/by").asText());
        alerts.json(200, alerts.send("monitor", "POST", path + "/snooze", "{'minutes':1500}"));
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        alerts.center.round();
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        alerts.center.round();
        List<JsonNode> all = alerts.alertsOf(id);
        assertEquals(
                List.of(false, true, false),
                all.stream().map(each -> each.path("snoozed").asBoolean()).toList());
        assertEquals("acknowledged", all.getFirst().path("status").asText());
        HttpResponse<String> feed = alerts.send("analyst", "GET", "/v1/alerts/feed", "");
        assertTrue(feed.headers().firstValue("Content-Type").orElse("").startsWith("application/atom+xml"));
        assertTrue(feed.body().contains("<title>Daily &lt;&amp;&gt;: "), feed::body);
    }

    private JsonNode backTest(String rule, int days) {
        return alerts.json(
                200,
                alerts.send(
                        "monitor", "POST", "/v1/alerts/rules/back-test", "{'rule':" + rule + ",'days':" + days + "}"));
    }
}
