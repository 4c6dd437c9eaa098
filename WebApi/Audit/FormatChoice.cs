namespace UserMacro.WebApi.Audit;

/// <summary>The format that a caller wants, spelled as the API spells it.</summary>
internal readonly record struct FormatChoice(AuditFormat Format)
{
    public static bool TryParse(string? text, out FormatChoice choice)
    {
        choice = new(text == "csv" ? AuditFormat.Csv : AuditFormat.Jsonl);
        return text is "csv" or "jsonl" or "";
    }
}
