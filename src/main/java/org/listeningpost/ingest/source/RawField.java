package org.listeningpost.ingest.source;

import java.util.List;

/**
 * A field of {@link RawPost} and the flat names under which other systems export it. Of two names in one record the
 * earlier in the list wins; Spanish ones are written without accents. {@code source} and {@code label} are deliberately nobody's synonym: data sets use them for
 * their own bookkeeping.
 */
enum RawField {
    PLATFORM("platform", Type.TEXT, "network", "social_network", "channel", "plataforma", "red_social", "red", "canal"),
    ID(
            "id",
            Type.TOKEN,
            "native_id",
            "post_id",
            "id_str",
            "tweet_id",
            "status_id",
            "message_id",
            "comment_id",
            "identificador",
            "id_publicacion",
            "id_mensaje",
            "id_comentario"),
    KIND("kind", Type.TEXT, "post_type", "tipo", "tipo_de_publicacion"),
    CREATED_AT(
            "created_at",
            Type.TOKEN,
            "ts",
            "timestamp",
            "publish_time",
            "date",
            "datetime",
            "date_time",
            "date_and_time",
            "time_stamp",
            "created",
            "created_time",
            "created_utc",
            "published_at",
            "posted_at",
            "publish_date",
            "date_created",
            "time",
            "fecha",
            "fecha_y_hora",
            "fecha_hora",
            "fecha_de_creacion",
            "fecha_de_publicacion",
            "fecha_publicacion",
            "fecha_del_comentario",
            "publicado_el",
            "hora",
            "hora_de_publicacion"),
    EDITED_AT(
            "edited_at",
            Type.TOKEN,
            "updated_at",
            "modified_at",
            "last_modified",
            "fecha_de_edicion",
            "fecha_de_modificacion",
            "editado_el"),
    AUTHOR_ID("author.id", Type.TOKEN, "author_id", "user_id", "from_id", "account_id", "id_autor", "id_usuario"),
    AUTHOR_HANDLE(
            "author.handle",
            Type.TEXT,
            "author_handle",
            "handle",
            "author",
            "screen_name",
            "username",
            "user_name",
            "author_username",
            "user_screen_name",
            "user",
            "account",
            "autor",
            "usuario",
            "cuenta",
            "nombre_de_usuario"),
    AUTHOR_NAME(
            "author.name",
            Type.TEXT,
            "author_name",
            "display_name",
            "full_name",
            "from_name",
            "name",
            "nombre",
            "nombre_completo",
            "nombre_del_autor"),
    AUTHOR_URL("author.url", Type.TEXT, "author_url", "profile_url", "user_url", "perfil", "url_del_perfil"),
    AUTHOR_KIND("author.kind", Type.TEXT, "author_kind", "author_type", "tipo_de_autor"),
    AUTHOR_FOLLOWERS(
            "author.followers",
            Type.COUNT,
            "author_followers",
            "followers",
            "followers_count",
            "follower_count",
            "user_followers",
            "seguidores",
            "numero_de_seguidores"),
    AUTHOR_VERIFIED(
            "author.verified",
            Type.FLAG,
            "author_verified",
            "verified",
            "is_verified",
            "user_verified",
            "verificado",
            "cuenta_verificada"),
    TEXT(
            "text",
            Type.TEXT,
            "body",
            "message",
            "content",
            "full_text",
            "post_text",
            "tweet",
            "tweet_text",
            "comment_text",
            "review_text",
            "selftext",
            "caption",
            "comment",
            "review",
            "post",
            "texto",
            "mensaje",
            "contenido",
            "comentario",
            "comentarios",
            "publicacion",
            "opinion",
            "resena",
            "respuesta",
            "observaciones"),
    TITLE("title", Type.TEXT, "subject", "headline", "titulo", "asunto", "titular"),
    ATTACHMENT_TEXT(
            "attachment_text", Type.TEXT, "alt_text", "ocr_text", "transcript", "texto_alternativo", "transcripcion"),
    HASHTAGS("hashtags", Type.LIST, "hashtag", "tags", "etiquetas"),
    LANGUAGE("lang", Type.TEXT, "language", "language_code", "locale", "idioma", "lengua"),
    LIKES(
            "engagement.likes",
            Type.COUNT,
            "likes",
            "like_count",
            "likes_count",
            "favorite_count",
            "favorites",
            "reactions",
            "upvotes",
            "me_gusta",
            "reacciones",
            "numero_de_me_gusta"),
    SHARES(
            "engagement.shares",
            Type.COUNT,
            "shares",
            "share_count",
            "shares_count",
            "retweet_count",
            "retweets",
            "reposts",
            "repost_count",
            "compartidos",
            "veces_compartido",
            "numero_de_compartidos",
            "retuits"),
    COMMENTS(
            "engagement.comments",
            Type.COUNT,
            "comments",
            "comment_count",
            "comments_count",
            "num_comments",
            "reply_count",
            "replies",
            "numero_de_comentarios",
            "respuestas",
            "numero_de_respuestas"),
    VIEWS(
            "engagement.views",
            Type.COUNT,
            "views",
            "view_count",
            "impressions",
            "impression_count",
            "play_count",
            "vistas",
            "visualizaciones",
            "impresiones",
            "reproducciones"),
    RATING("rating", Type.NUMBER, "stars", "star_rating", "calificacion", "puntuacion", "valoracion", "estrellas"),
    RATING_MAX("rating_max", Type.NUMBER, "max_rating", "rating_scale", "calificacion_maxima", "puntuacion_maxima"),
    COUNTRY("place.country", Type.TEXT, "country", "country_code", "pais", "codigo_de_pais"),
    REGION("place.region", Type.TEXT, "region", "state", "province", "estado", "provincia", "comunidad_autonoma"),
    POSTAL_CODE(
            "place.postal_code",
            Type.TOKEN,
            "postal_code",
            "zip",
            "zip_code",
            "zipcode",
            "postcode",
            "codigo_postal",
            "cp"),
    IN_REPLY_TO(
            "in_reply_to",
            Type.TOKEN,
            "in_reply_to_id",
            "in_reply_to_status_id",
            "in_reply_to_status_id_str",
            "reply_to",
            "parent_id",
            "en_respuesta_a",
            "responde_a"),
    THREAD("thread", Type.TOKEN, "thread_id", "conversation_id", "root_id", "hilo", "id_conversacion");

    /** What may stand in a field. A token is a text that many systems write as a number. */
    enum Type {
        TEXT,
        TOKEN,
        COUNT,
        NUMBER,
        FLAG,
        LIST;

        String expected() {
            return switch (this) {
                case TEXT -> "a string";
                case TOKEN -> "a string or a number";
                case COUNT -> "a whole number";
                case NUMBER -> "a number";
                case FLAG -> "true or false";
                case LIST -> "a list of strings";
            };
        }
    }

    private final String canonical;
    private final Type type;
    private final List<String> synonyms;

    RawField(String canonical, Type type, String... synonyms) {
        this.canonical = canonical;
        this.type = type;
        this.synonyms = List.of(synonyms);
    }

    /** Our name, as in the JSON shape; a dot stands for nesting. */
    String canonical() {
        return canonical;
    }

    Type type() {
        return type;
    }

    /** Whether two records are told apart, or put together, by it. */
    boolean isId() {
        return this == ID || this == AUTHOR_ID || this == IN_REPLY_TO || this == THREAD;
    }

    List<String> synonyms() {
        return synonyms;
    }
}
