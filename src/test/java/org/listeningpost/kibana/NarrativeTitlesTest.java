package org.listeningpost.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NarrativeTitlesTest {
    private static final Map<String, String> TITLES =
            Map.of("n1", "The spray sheds", "n2", "Alike", "n3", "Alike", "n4", "\"Quoted\" <b> \\ ünïcode");

    @Test
    void every_view_of_documents_that_carry_narratives_shows_titles_and_no_other_does() throws IOException {
        String titled = NarrativeTitles.in(BoardFiles.bundled("clinic-"), "clinic-", TITLES);
        assertEquals(List.of(), BoardCheck.check(titled, "clinic-"));
        Set<String> views = new TreeSet<>();
        for (SavedObject object : BoardCheck.objects(titled)) {
            if (object.type().equals("index-pattern")
                    && object.nested("/fieldFormatMap").has(NarrativeTitles.FIELD)) {
                views.add(object.id());
                FieldTexts texts = FieldTexts.of(object);
                assertEquals("The spray sheds", texts.shown("narratives", "n1"));
                assertEquals("Alike (n2)", texts.shown("narratives", "n2"), "two of that title stay two in a chart");
                assertEquals("Alike (n3)", texts.shown("narratives", "n3"));
                assertEquals(TITLES.get("n4"), texts.shown("narratives", "n4"));
                assertEquals("n9", texts.shown("narratives", "n9"), "made after the import");
                assertEquals("n1", texts.shown("platform", "n1"));
            }
        }
        assertEquals(Set.of("listening-post-posts", "listening-post-arrivals"), views);
    }

    @Test
    void the_format_is_the_one_that_kibana_writes_itself() throws IOException {
        String titled = NarrativeTitles.in(BoardFiles.bundled(""), "", Map.of("b", "Second", "a", "First"));
        SavedObject view = BoardCheck.objects(titled).stream()
                .filter(object -> object.id().equals("listening-post-posts"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "{\"narratives\":{\"id\":\"static_lookup\",\"params\":{\"lookupEntries\":["
                        + "{\"key\":\"a\",\"value\":\"First\"},{\"key\":\"b\",\"value\":\"Second\"}]}}}",
                view.attributes().path("fieldFormatMap").asText());
    }

    @Test
    void what_has_formats_of_its_own_keeps_them_and_the_rest_of_the_file_stays_as_it_is() throws IOException {
        String bundle = BoardFiles.bundled("");
        String first = NarrativeTitles.in(bundle, "", Map.of("n1", "Once"));
        String second = NarrativeTitles.in(first, "", Map.of("n1", "Renamed"));
        assertTrue(second.contains("Renamed") && !second.contains("Once"));
        assertEquals(NarrativeTitles.in(bundle, "", Map.of("n1", "Renamed")), second);
        List<SavedObject> before = BoardCheck.objects(bundle);
        List<SavedObject> after = BoardCheck.objects(second);
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).type().equals("index-pattern")) {
                assertEquals(before.get(i), after.get(i));
            }
        }
        String own = bundle.replace(
                "\"fieldFormatMap\":\"{}\"",
                "\"fieldFormatMap\":\"{\\\"language\\\":{\\\"id\\\":\\\"static_lookup\\\",\\\"params\\\":{\\\"lookupEntries\\\":[{\\\"key\\\":\\\"en\\\",\\\"value\\\":\\\"English\\\"}]}}}\"");
        SavedObject posts = BoardCheck.objects(NarrativeTitles.in(own, "", Map.of("n1", "Once"))).stream()
                .filter(object -> object.id().equals("listening-post-posts"))
                .findFirst()
                .orElseThrow();
        assertEquals("English", FieldTexts.of(posts).shown("language", "en"));
        assertEquals("Once", FieldTexts.of(posts).shown("narratives", "n1"));
    }
}
