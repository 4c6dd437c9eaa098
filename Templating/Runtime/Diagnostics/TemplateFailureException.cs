using Scriban.Parsing;
using Scriban.Syntax;

namespace UserMacro.Templating.Runtime.Diagnostics;

/// <summary>A failure of a template that we can say in plain words.</summary>
/// <param name="span">Where.</param>
/// <param name="code">The diagnostic's code.</param>
/// <param name="message">Plain words, without any value of the run.</param>
internal sealed class TemplateFailureException(SourceSpan span, string code, string message) : ScriptRuntimeException(span, message)
{
    public string Code => code;
}
