namespace UserMacro.WebApi.Migration.Contracts;

/// <summary>The format that a caller wants, spelled as the API spells it; json for an empty text.</summary>
internal readonly record struct ReportChoice(ReportFormat Format)
{
    public static bool TryParse(string? text, out ReportChoice choice)
    {
        choice = text switch
        {
            "csv" => new(ReportFormat.Csv),
            "html" => new(ReportFormat.Html),
            _ => new(ReportFormat.Json),
        };
        return text is "json" or "csv" or "html" || string.IsNullOrEmpty(text);
    }
}
