using Scriban;
using Scriban.Parsing;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Data;

/// <summary>Names of people by their account ids; of several ids with commas between them, as parameters hold them, the names with commas.</summary>
internal sealed class PeopleObject() : GuardedObject(0)
{
    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        value = null;
        if (member.Length > 0 && context is GuardedContext guarded)
        {
            guarded.ChargeKey(member.Length);
            value = string.Join(", ", member.Split(',', MaxPeople).Select(id => guarded.Data.NameOf(guarded, span, id.Trim())));
        }

        return value is not null;
    }

    const int MaxPeople = 40;
}
