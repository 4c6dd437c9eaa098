namespace UserMacro.WebApi.Migration.Contracts;

/// <summary>How a report is written.</summary>
internal enum ReportFormat
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>CSV: one line a reason.</summary>
    Csv,

    /// <summary>A page that is self-contained.</summary>
    Html,
}
