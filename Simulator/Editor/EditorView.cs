using UserMacro.Simulator.Html;
using UserMacro.Simulator.Pages;

namespace UserMacro.Simulator.Editor;

/// <summary>The page editor: storage format as text, and macros by form.</summary>
internal static class EditorView
{
    public static Markup Form(PageEdit edit, string? error) => Markup.Create(
        $"""
        <form method="post" action="/wiki/_pages/publish" class="editor" id="editor">
        <input type="hidden" name="id" value="{edit.Id}"><input type="hidden" name="spaceKey" value="{edit.SpaceKey}">
        <input type="hidden" name="parentId" value="{edit.ParentId}"><input type="hidden" name="baseVersion" value="{edit.BaseVersion ?? 0}">
        <div class="editor-bar"><button class="button" type="button" id="insert-macro">{Icons.Macro}Insert macro</button>
        <button class="button" type="button" id="preview-page" aria-pressed="false">Preview</button><span class="spacer"></span>
        <input class="field note" name="message" placeholder="What changed? (optional)" aria-label="What changed" maxlength="200" value="{edit.Message}">
        <button class="button button-primary" id="publish">{(edit.Id is null ? "Publish" : "Update")}</button>
        <a class="button" href="{(edit.Id is null ? "/wiki" : $"/wiki/spaces/{edit.SpaceKey}/pages/{edit.Id}")}">Close</a></div>
        {(error is null ? Markup.Empty : Markup.Create($"<div class=\"macro-error\" role=\"alert\"><strong>Not published</strong><span>{error}</span></div>"))}
        <input class="title-field" name="title" placeholder="Give this page a title" aria-label="Title" required maxlength="255" value="{edit.Title}">
        <div class="editor-panes"><div class="editor-source"><label for="storage">Text in storage format</label>
        <textarea id="storage" name="storage" spellcheck="false" rows="24">{edit.Storage}</textarea></div>
        <aside class="editor-macros"><h2>Macros on this page</h2><ul id="macro-list"></ul></aside></div>
        <section class="page-body editor-preview" id="preview" hidden aria-label="Preview"></section>
        </form>
        """);
}
