namespace UserMacro.WebApi.Audit;

/// <summary>How an export is written.</summary>
internal enum AuditFormat
{
    /// <summary>One JSON object a line.</summary>
    Jsonl,

    /// <summary>RFC 4180, with a header.</summary>
    Csv,
}
