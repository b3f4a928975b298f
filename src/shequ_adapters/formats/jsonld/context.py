"""上下文. What each word of the document means, so that no network is asked."""

from __future__ import annotations

from collections.abc import Mapping

_PREFIXES = {
    "gsp": "http://www.opengis.net/ont/geosparql#",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""前缀. W3C ORG 2014-01-16, schema.org, SKOS, OGC GeoSPARQL."""

_LINKS = {
    "org": (
        "changedBy",
        "classification",
        "linkedTo",
        "member",
        "organization",
        "originalOrganization",
        "postIn",
        "resultedFrom",
        "resultingOrganization",
        "role",
        "siteOf",
        "subOrganizationOf",
        "unitOf",
    ),
    "schema": (
        "areaServed",
        "category",
        "location",
        "organizer",
        "provider",
        "superEvent",
    ),
}
"""关联. What leads to another thing."""

_WORDS = (
    "addressLocality",
    "alternateName",
    "audienceType",
    "description",
    "keywords",
    "name",
    "serviceType",
    "streetAddress",
    "termsOfService",
)
"""文字. What is said in Chinese."""

_DATES = (
    "dissolutionDate",
    "endDate",
    "foundingDate",
    "startDate",
    "validFrom",
    "validThrough",
)

_PLAIN = (
    "additionalProperty",
    "address",
    "addressCountry",
    "audience",
    "geo",
    "identifier",
    "latitude",
    "longitude",
    "maximumAttendeeCapacity",
    "offers",
    "openingHoursSpecification",
    "price",
    "priceCurrency",
    "propertyID",
    "publicAccess",
    "unitCode",
    "value",
)

CONTEXT: Mapping[str, object] = {
    **_PREFIXES,
    **{
        name: {"@id": f"{prefix}:{name}", "@type": "@id"}
        for prefix, names in _LINKS.items()
        for name in names
    },
    **{name: {"@id": f"schema:{name}", "@language": "zh"} for name in _WORDS},
    **{name: {"@id": f"schema:{name}", "@type": "xsd:date"} for name in _DATES},
    **{name: f"schema:{name}" for name in _PLAIN},
    "closes": {"@id": "schema:closes", "@type": "xsd:time"},
    "dayOfWeek": {"@id": "schema:dayOfWeek", "@type": "@id"},
    "opens": {"@id": "schema:opens", "@type": "xsd:time"},
    "asWKT": "gsp:asWKT",
    "hasGeometry": "gsp:hasGeometry",
    "prefLabel": {"@id": "skos:prefLabel", "@language": "zh"},
}
"""上下文. Written into every document."""
