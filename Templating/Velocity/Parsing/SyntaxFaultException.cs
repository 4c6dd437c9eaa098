using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>Leads from a place that cannot be understood to whoever can continue after it.</summary>
internal class SyntaxFaultException(TextSpan span, string message) : Exception(message)
{
    public SyntaxFault Fault => new(span, Message);
}
