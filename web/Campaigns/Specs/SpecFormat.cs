namespace Cluster.Web.Campaigns.Specs;

/// <summary>How the file of a campaign's specification is written.</summary>
public enum SpecFormat
{
    /// <summary>JSON (RFC 8259).</summary>
    Json,

    /// <summary>YAML 1.2, core schema; no aliases.</summary>
    Yaml,
}
