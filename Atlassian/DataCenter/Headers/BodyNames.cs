namespace UserMacro.Atlassian.DataCenter.Headers;

/// <summary>Knows the names of body modes: those of the settings, of Confluence's own constants, and of headers.</summary>
internal static class BodyNames
{
    /// <summary>The mode; null for words that name none, such as the placeholder of the default template.</summary>
    public static UserMacroBody? Find(string words)
    {
        var name = new string([.. words.Where(char.IsLetter)]).ToLowerInvariant();
        return name switch
        {
            "" => null,
            "none" or "n" or "no" or "nobody" or "nomacrobody" or "nein" => UserMacroBody.None,
            "raw" or "unrendered" or "nichtgerendert" or "plaintext" or "plain" => UserMacroBody.Unrendered,
            "rendered" or "gerendert" or "richtext" or "rich" => UserMacroBody.Rendered,
            _ when name.StartsWith("escape", StringComparison.Ordinal) || name.StartsWith("maskiert", StringComparison.Ordinal) => UserMacroBody.Escaped,
            _ when name.StartsWith("unrendered", StringComparison.Ordinal) => UserMacroBody.Unrendered,
            _ when name.StartsWith("rendered", StringComparison.Ordinal) => UserMacroBody.Rendered,
            _ when name.StartsWith("nomacrobody", StringComparison.Ordinal) => UserMacroBody.None,
            _ => null,
        };
    }
}
