using System.Collections.Frozen;
using UserMacro.Templating.Velocity.Objects;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Analysis;

/// <summary>Advice about a method that does not exist.</summary>
internal static class MethodAdvice
{
    static readonly FrozenSet<string> Unreachable =
        FrozenSet.Create(
            StringComparer.Ordinal,
            "forName",
            "newInstance",
            "getClass",
            "getMethod",
            "getField",
            "invoke",
            "getClassLoader",
            "getComponent",
            "getBean");

    /// <summary>The diagnostic's code: whether something else can be written, or nothing can.</summary>
    public static string CodeOf(string name) => Unreachable.Contains(name) ? DiagnosticCodes.NotInCloud : "unknown-method";

    public static string For(string name) => name switch
    {
        "forName" or "newInstance" or "getClass" or "getMethod" or "getField" or "invoke" or "getClassLoader" or "getComponent" or "getBean" =>
            $"“{name}(…)” reaches into Confluence's own program. That is blocked from Data Center 9 on, and does not exist in the cloud.",
        "renderConfluenceMacro" =>
            $"“{name}(…)” asks Confluence's own program for a macro. In the cloud, write the macro in storage format: <ac:structured-macro ac:name=\"…\" />.",
        "nextInt" or "nextDouble" or "random" =>
            $"“{name}(…)” is not there: output must be the same each time. For an id that tells uses of a macro apart, use a parameter.",
        "format" => "“format(…)” is not there. Put the text together with “+”, and dates with $action.dateFormatter.",
        _ => $"There is no method “{SourceText.ExcerptOf(name)}(…)” here, so the reference writes its own text. Supported are the usual "
            + "methods of texts, numbers, lists and maps.",
    };
}
