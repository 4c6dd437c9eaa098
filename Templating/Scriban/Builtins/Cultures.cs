using Scriban.Parsing;
using UserMacro.Templating.Runtime.Diagnostics;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>The cultures a template may name: the invariant one.</summary>
/// <remarks>.NET caches every requested culture name for the life of the process.</remarks>
internal static class Cultures
{
    public static void Check(SourceSpan span, string? name)
    {
        if (!string.IsNullOrEmpty(name) && !name.Equals("invariant", StringComparison.OrdinalIgnoreCase))
        {
            throw new TemplateFailureException(span, "unknown-culture", "Only the invariant culture is available. Leave the culture out.");
        }
    }
}
