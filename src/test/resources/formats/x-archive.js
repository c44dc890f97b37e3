window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "edit_info" : { "initial" : { "editTweetIds" : [ "1800000000000000000" ], "editableUntil" : "2024-06-10T02:00:00.000Z", "editsRemaining" : "5", "isEditEligible" : true } },
      "retweeted" : false, "source" : "<a href=\"https://example.org\" rel=\"nofollow\">Web</a>",
      "entities" : { "hashtags" : [ { "text" : "FluShotFriday", "indices" : [ "0", "14" ] } ], "user_mentions" : [ ], "urls" : [ ] },
      "display_text_range" : [ "0", "40" ], "favorite_count" : "12", "id_str" : "1800000000000000000",
      "truncated" : false, "retweet_count" : "4", "id" : "1800000000000000000",
      "created_at" : "Mon Jun 10 01:12:30 +0000 2024", "favorited" : false,
      "full_text" : "#FluShotFriday walk in &amp; out", "lang" : "en",
      "extended_entities" : { "media" : [ { "type" : "photo", "ext_alt_text" : "A nurse with a syringe" } ] }
    }
  },
  {
    "tweet" : {
      "id_str" : "1800000000000000001", "favorite_count" : "0", "retweet_count" : "0", "created_at" : "Mon Jun 10 02:12:30 +0000 2024",
      "full_text" : "@someone thanks", "in_reply_to_status_id_str" : "1799999999999999999", "entities" : { "hashtags" : [ ] }, "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : { "edit" : { "initialTweetId" : "1800000000000000003", "editControlInitial" : { "editTweetIds" : [ "1800000000000000003", "1800000000000000103" ], "editableUntil" : "2024-06-10T02:00:00.000Z", "editsRemaining" : "4", "isEditEligible" : true } } },
      "id_str" : "1800000000000000103", "favorite_count" : "1", "retweet_count" : "0", "created_at" : "Mon Jun 10 01:20:30 +0000 2024",
      "full_text" : "walk in, we are open", "entities" : { "hashtags" : [ ] }, "lang" : "en"
    }
  },
  { "tweet" : { "id_str" : "1800000000000000004", "retweeted" : false, "created_at" : "Mon Jun 10 03:12:30 +0000 2024", "full_text" : "RT @mercyclinic: walk in", "lang" : "en" } },
  { "tweet" : { "id_str" : "1800000000000000002", "full_text" : "gone", "created_at" : "Mon Jun 10 02:12:30 +0000 2024", "deleted_at" : "2024-06-11T02:00:00.000Z" } }
];
