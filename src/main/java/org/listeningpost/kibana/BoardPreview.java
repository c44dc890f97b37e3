package org.listeningpost.kibana;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.listeningpost.elastic.ElasticRequests;

/** Draws boards without Kibana. Stateless. */
public final class BoardPreview {
    private BoardPreview() {}

    /**
     * One drawn board.
     *
     * @param id of its saved object
     * @param html a page that asks nobody for anything
     * @param width and height in pixels, for whoever takes a picture
     */
    public record Page(String id, String html, int width, int height) {}

    /**
     * @param ndjson saved objects, one a line
     * @param requests may read the indices of the boards
     */
    public static List<Page> draw(String ndjson, ElasticRequests requests, Clock clock) {
        List<SavedObject> objects = BoardCheck.objects(ndjson);
        BoardData data = new BoardData(requests, clock, objects);
        List<Page> pages = new ArrayList<>();
        for (SavedObject object : objects) {
            if (object.type().equals("dashboard")) {
                PreviewPage page = new PreviewPage(object, objects, data);
                pages.add(new Page(object.id(), page.html(), PreviewPage.WIDTH, page.height()));
            }
        }
        return pages;
    }
}
