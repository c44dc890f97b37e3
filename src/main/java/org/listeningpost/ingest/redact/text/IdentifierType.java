package org.listeningpost.ingest.redact.text;

/** What was taken out; the name is the key in {@code redactions.<TYPE>} and the placeholder's word. */
public enum IdentifierType {
    PERSON,
    HANDLE,
    EMAIL,
    PHONE,
    URL,
    IP,
    ADDRESS,
    PLACE,
    ZIP,
    DATE,
    AGE,
    SSN,
    MRN,
    HEALTH_PLAN,
    ACCOUNT,
    LICENSE,
    VEHICLE,
    DEVICE,
    NATIONAL_ID,
    ID,
    NUM
}
