using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Privacy;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Residency;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.Compatibility.Tests;

/// <summary>Values that states and messages are made of, with nothing left at its default.</summary>
static class Samples
{
    public static readonly DateTimeOffset Once = new(2026, 1, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public static readonly byte[] Bytes = [.. Enumerable.Range(0, 32).Select(number => (byte)(number * 8))];

    public static readonly TenantId Tenant = TenantId.Parse("t-000102030405060708090a0b0c0d0e0f");

    public static readonly TemplateDiagnostic Diagnostic = new(DiagnosticSeverity.Error, "unknown-name", "There is no 'parms'.", 1, 2, 3, 4);

    public static readonly ParameterDefinition Parameter = new()
    {
        Name = "Level", Title = "Level", Description = "How grave it is", Type = ParameterType.Enum, Required = true, Default = "low", Values = ["low", "high"],
        Multiple = true, Hidden = true, MultiLine = true,
    };

    public static readonly MacroRules Rules = new()
    {
        Spaces = ["DS"], Hidden = true, Editors = ["u1"], InsertAccounts = ["u2"], InsertGroups = ["writers"], Script = true,
        Hosts = ["https://cdn.example.com"],
    };

    public static readonly TenantSettings Settings = new()
    {
        Version = 3, Rules = Rules, Approval = true, Retention = new(100, 365), Language = "de", Usage = false,
    };

    public static readonly MacroDefinition Definition = new()
    {
        Name = "Status badge",
        Description = "Shows a status – ✓",
        Categories = ["formatting", "visuals"],
        Body = BodyMode.Rendered,
        Output = OutputMode.Static,
        Layout = OutputLayout.Inline,
        Parameters = [Parameter],
        Language = TemplateLanguage.Scriban,
        Template = "<b class=\"badge\">{{ params.level }}</b>\n",
        Styles = ".badge { color: red }",
        Icon = "https://example.com/badge.png",
        Documentation = "https://example.com/badge",
        Script = "badge()",
        Bundles = ["brand"],
        Rules = Rules,
    };

    public static readonly MacroDraft Draft = new(3, Definition, "u1", Once, [Diagnostic]);

    public static readonly ApprovalDecision Decision = new("u2", Once, "Looks good");

    public static readonly ApprovalRequest Request = new(3, "u1", Once, "Second try", Decision);

    public static readonly RevisionHeader Header = new(2, "u1", Once, "Second try", "b94d27b9934d3e08") { RestoredFrom = 1, Approval = Decision };

    public static readonly SharedPart Part = new()
    {
        Name = "brand", Kind = SharedPartKind.Bundle, Language = TemplateLanguage.Scriban, Template = "{{ x }}", Styles = "b{}",
        Script = "x()", Number = 7, EditedBy = "u1", EditedAt = Once,
    };

    public static readonly MacroRevision Revision = new(Header, Definition) { Parts = [Part], IsStatic = true };

    public static readonly MacroSummary Summary = new("badge", 4, MacroState.Published, "Status badge", "Shows a status", 2, true, "u1", Once, Definition)
    {
        AwaitsApproval = true, IsQuarantined = true, MayBeFramed = true, Parts = ["brand"], Head = 3,
    };

    public static readonly ResidencyMove Move = new(7, "DE", Once, ResidencyStep.Started);

    public static readonly AuditEntry Entry = new("macro/badge/4", Once, "u1", AuditActions.MacroPublished, "badge", AuditOutcome.Refused, "revision 2")
    {
        Number = 5, Chain = "aGFzaA==",
    };

    public static readonly ApiToken Token = new(
        "0123456789abcdef", "CI", TokenScopes.Read | TokenScopes.Publish, "u1", Once, Once.AddDays(90), Once.AddDays(1));

    public static readonly UsageFigures Figures = new(100, 2, 1, 1.5, 9.25) { WithoutData = 3, Missing = new(1, 2, 3, 4, 5, 6) };

    public static readonly StoredAnswer Answer = new(201, "application/json", "\"1\"", "/api/v1/macros/badge", "{}");

    public static readonly PageContext Page = new() { Id = "98306", Title = "Team", Type = "page", Version = "7", SpaceKey = "DS", SpaceName = "Demo" };

    public static readonly MacroQuarantine Quarantine = new(Once, QuarantineReason.DidNotEnd, Once.AddHours(1), Once.AddMinutes(1), 2);

    public static readonly ImmutableArray<ParameterValue> Values = [new("level", "high & low")];

    public static readonly StoredAccount StoredAccount = new("u1", "557058:a", Once, Once);

    public static readonly PrivacyRequest PrivacyRequest = new("0a1b2c3d", PrivacyRequestKind.Erase, "u1", Once, "A note.")
    {
        Answer = new(PrivacyOutcome.Declined, "A reason.", "u2", Once),
    };
}
