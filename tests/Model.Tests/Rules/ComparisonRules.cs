using System.Text.Json.Nodes;

namespace UserMacro.Model.Tests.Rules;

/// <summary>The comparison of revisions.</summary>
static class ComparisonRules
{
    /// <summary>A comparison is empty exactly when the two look the same on pages. Null without a history.</summary>
    public static Step? Compare(Situation now)
    {
        var numbers = now.Macro.Revisions.Keys.ToList();
        if (numbers.Count == 0)
        {
            return null;
        }

        var from = numbers[now.Operation.Choice % numbers.Count];
        // Revisions that differ in shared parts only are rare: every other time they are looked for.
        var to = now.Operation.Way % 2 == 0
            ? numbers[now.Operation.Choice / 100 % numbers.Count]
            : numbers.LastOrDefault(number => now.Macro.Revisions[number] is var other
                && other.Definition == now.Macro.Revisions[from].Definition && other.PartText != now.Macro.Revisions[from].PartText, from);
        var areSame = now.Macro.Revisions[from].SaysTheSameAs(now.Macro.Revisions[to]);
        return new(HttpMethod.Get, $"macros/{now.Key}/compare?from={from}&to={to}", now.Macro.Exists
            ? new(now.Site, 200) { Fault = body => IsEmpty(body) == areSame ? null : $"revisions {from} and {to} are {(areSame ? "" : "not ")}the same" }
            : now.Refused(404, "not-found"))
        {
            Scope = "read",
        };
    }

    static bool IsEmpty(JsonNode? comparison) => comparison!.AsObject().All(member => member.Value is not JsonArray { Count: > 0 });
}
