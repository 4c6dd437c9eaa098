using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace UserMacro.Templating.Runtime.Guard;

/// <summary>A script object that says nothing of its content outside a context.</summary>
/// <remarks>
/// Scriban puts operands into its error messages by <c>ToString()</c>, which knows no limits: an object that holds itself
/// would end the process there. Every object a template can reach is therefore one of these.
/// </remarks>
internal class GuardedObject : ScriptObject
{
    /// <summary>Names that a template writes out cost no more than the step that reads them.</summary>
    const int ShortName = 128;

    public GuardedObject()
    {
    }

    public GuardedObject(int capacity)
        : base(capacity, autoImportStaticsFromThisType: false)
    {
    }

    public GuardedObject(ScriptObject other)
        : base(other.Count, autoImportStaticsFromThisType: false) => other.CopyTo(this);

    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        Charge(context, member);
        return base.TryGetValue(context, span, member, out value);
    }

    public override bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly)
    {
        Charge(context, member);
        return base.TrySetValue(context, span, member, value, readOnly);
    }

    public override string ToString(string? format, IFormatProvider? formatProvider) =>
        formatProvider is TemplateContext context ? context.ObjectToString(this) ?? "" : "object";

    static void Charge(TemplateContext? context, string member)
    {
        if (member.Length > ShortName)
        {
            (context as GuardedContext)?.ChargeKey(member.Length);
        }
    }
}
