using Scriban.Parsing;
using Scriban.Syntax;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Runtime.Guard;

/// <summary>Ends a run; Scriban would wrap any other exception.</summary>
internal sealed class GuardStopException(SourceSpan span, StopReason reason) : ScriptRuntimeException(span, reason.ToString())
{
    public StopReason Reason => reason;
}
