package org.listeningpost.alert.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The same message as Slack and Teams take it. */
final class ChatPayloads {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ChatPayloads() {}

    /** An incoming webhook of Slack, Mattermost or Rocket.Chat. */
    static byte[] slack(Message message) {
        String text = "*" + escaped(message.severity()) + "* " + escaped(message.sentence());
        if (message.link() != null) {
            text += " <" + message.link() + "|Details>";
        }
        return bytes(MAPPER.createObjectNode().put("text", text));
    }

    /** A workflow of Teams that posts an adaptive card. */
    static byte[] teams(Message message) {
        ObjectNode root = MAPPER.createObjectNode().put("type", "message");
        ObjectNode attachment =
                root.putArray("attachments").addObject().put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card = attachment
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        var body = card.putArray("body");
        body.addObject()
                .put("type", "TextBlock")
                .put("weight", "bolder")
                .put("text", "Alert, severity " + message.severity());
        body.addObject().put("type", "TextBlock").put("wrap", true).put("text", message.sentence());
        if (message.link() != null) {
            card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", "Details")
                    .put("url", message.link().toString());
        }
        return bytes(root);
    }

    /** Slack's three control characters. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is JSON", e);
        }
    }
}
