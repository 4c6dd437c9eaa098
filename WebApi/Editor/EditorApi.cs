using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.WebApi.Admin;
using UserMacro.WebApi.Editor.Contracts;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Editor;

/// <summary>The dialog in which page authors fill in a macro.</summary>
internal static class EditorApi
{
    /// <summary>Adds the dialog below the addresses of a host.</summary>
    public static IEndpointRouteBuilder MapEditor(this IEndpointRouteBuilder routes, HostPage host)
    {
        routes.MapGet(host.Endpoints + "/editor/{key}", (string key, HostCaller caller, AdminPage page) => page.Answer(caller, ViewOf(key, host)))
            .OfHost(host.Kind).RequireHostCall(HostCallKind.Page).ExcludeFromDescription();
        var forms = routes.MapGroup(FormsPath(host)).OfHost(host.Kind).RequireHostCall(HostCallKind.OwnPage).ExcludeFromDescription();
        forms.MapGet("/", List);
        forms.MapGet("/{key}", Read);
        forms.MapPost("/{key}/preview", Preview).WithMetadata(ServedWhileMoving.Instance);
        return routes;
    }

    static AdminView ViewOf(string key, HostPage host) =>
        new($"{host.AdminSources}/editor.ts", "Edit macro", FormsPath(host), [("usermacro-module", key)]);

    static string FormsPath(HostPage host) => host.Endpoints + "/forms";

    static async Task<Results<Ok<IReadOnlyList<MacroChoiceDto>>, NotFound>> List(string module, HostCaller caller, MacroForms forms) =>
        await forms.ListAsync(caller, module) is { } list ? TypedResults.Ok(list) : TypedResults.NotFound();

    static async Task<Results<Ok<MacroFormDto>, NotFound>> Read(string key, HostCaller caller, MacroForms forms) =>
        await forms.FindAsync(caller, key) is { } form ? TypedResults.Ok(form) : TypedResults.NotFound();

    static async Task<Results<Ok<FormPreviewDto>, NotFound>> Preview(
        string key, FormPreviewRequestDto request, HostCaller caller, MacroForms forms, CancellationToken cancellation) =>
        await forms.PreviewAsync(caller, key, request, cancellation) is { } preview ? TypedResults.Ok(preview) : TypedResults.NotFound();
}
