namespace UserMacro.Hostile.Tests.Entries;

/// <summary>What each endpoint takes in its body. All of them also take what <see cref="RequestGrammars"/> has.</summary>
static class EntryTable
{
    static readonly Grammar[] None = [];
    static readonly Grammar[] Json = [BodyGrammars.Json];
    static readonly Grammar[] Definition = [BodyGrammars.Json, .. BodyGrammars.Definition];
    static readonly Grammar[] Preview = [.. Definition, .. BodyGrammars.SampleBody];
    static readonly Grammar[] Part = [BodyGrammars.Json, .. BodyGrammars.Part];
    static readonly Grammar[] Bundle = [BodyGrammars.Json, BodyGrammars.Bundle];
    static readonly Grammar[] Frame = [BodyGrammars.Json, .. BodyGrammars.FrameBody];

    /// <summary>By method and path; one that is missing fails the test that compares this with the service.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Grammar>> Bodies { get; } = new Dictionary<string, IReadOnlyList<Grammar>>(StringComparer.Ordinal)
    {
        ["GET /api/v1/audit/"] = None,
        ["GET /api/v1/audit/export"] = None,
        ["GET /api/v1/connections/"] = None,
        ["PUT /api/v1/connections/{name}"] = Json,
        ["DELETE /api/v1/connections/{name}"] = None,
        ["GET /api/v1/export"] = None,
        ["GET /api/v1/limits/"] = None,
        ["POST /api/v1/import"] = Bundle,
        ["POST /api/v1/import/plan"] = Bundle,
        ["GET /api/v1/macros/"] = None,
        ["POST /api/v1/macros/"] = Definition,
        ["GET /api/v1/macros/{key}"] = None,
        ["DELETE /api/v1/macros/{key}"] = None,
        ["POST /api/v1/macros/{key}/approval"] = Json,
        ["DELETE /api/v1/macros/{key}/approval"] = None,
        ["POST /api/v1/macros/{key}/approval/approve"] = Json,
        ["POST /api/v1/macros/{key}/approval/reject"] = Json,
        ["POST /api/v1/macros/{key}/check"] = Definition,
        ["GET /api/v1/macros/{key}/compare"] = None,
        ["POST /api/v1/macros/{key}/disable"] = None,
        ["POST /api/v1/macros/{key}/discard"] = None,
        ["PUT /api/v1/macros/{key}/draft"] = Definition,
        ["POST /api/v1/macros/{key}/duplicate"] = Json,
        ["POST /api/v1/macros/{key}/enable"] = None,
        ["POST /api/v1/macros/{key}/preview"] = Preview,
        ["POST /api/v1/macros/{key}/publish"] = Json,
        ["POST /api/v1/macros/{key}/quarantine/try"] = None,
        ["POST /api/v1/macros/{key}/restore"] = Json,
        ["GET /api/v1/macros/{key}/revisions"] = None,
        ["GET /api/v1/macros/{key}/revisions/{number:int}"] = None,
        ["POST /api/v1/macros/{key}/unpublish"] = None,
        ["GET /api/v1/macros/{key}/usage"] = None,
        ["POST /api/v1/migration/import"] = BodyGrammars.File,
        ["POST /api/v1/migration/plan"] = BodyGrammars.File,
        ["GET /api/v1/modules/"] = None,
        ["POST /api/v1/modules/sync"] = None,
        ["PUT /api/v1/modules/{key}"] = Json,
        ["GET /api/v1/parts/"] = None,
        ["POST /api/v1/parts/"] = Part,
        ["GET /api/v1/parts/{name}"] = None,
        ["PUT /api/v1/parts/{name}"] = Part,
        ["DELETE /api/v1/parts/{name}"] = None,
        ["GET /api/v1/parts/{name}/dependants"] = None,
        ["POST /api/v1/parts/{name}/republish"] = Json,
        ["GET /api/v1/settings/"] = None,
        ["PUT /api/v1/settings/"] = Json,
        ["GET /api/v1/tokens/"] = None,
        ["POST /api/v1/tokens/"] = Json,
        ["DELETE /api/v1/tokens/{id}"] = None,
        ["GET /api/v1/usage"] = None,
        ["GET /api/{documentName}/openapi.json"] = None,
        ["GET /assets/admin/{**path}"] = None,
        ["GET /assets/frame.css"] = None,
        ["GET /assets/frame.js"] = None,
        ["GET /assets/sandbox.js"] = None,
        ["GET /atlassian-connect.json"] = None,
        ["GET /connect/admin"] = None,
        ["POST /connect/disabled"] = Json,
        ["GET /connect/editor/{key}"] = None,
        ["POST /connect/enabled"] = Json,
        ["GET /connect/forms/"] = None,
        ["GET /connect/forms/{key}"] = None,
        ["POST /connect/forms/{key}/preview"] = Json,
        ["POST /connect/frames/{key}"] = Frame,
        ["POST /connect/installed"] = Json,
        ["GET /connect/render/{key}"] = None,
        ["GET /connect/sandbox/{ticket}"] = None,
        ["GET /connect/static/{key}"] = None,
        ["POST /connect/static/{key}"] = BodyGrammars.StaticForm,
        ["POST /connect/uninstalled"] = Json,
        ["GET /health/live"] = None,
        ["GET /health/ready"] = None,
    };
}
