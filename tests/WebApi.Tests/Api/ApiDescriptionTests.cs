using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Api;

public sealed class ApiDescriptionTests(WebApiApp app)
{
    [Fact]
    public async Task Description_Served_IsTheCommittedOne()
    {
        using var answer = await app.Client.GetAsync(WebApiApp.BasePath + "/api/v1/openapi.json", TestContext.Current.CancellationToken);
        var served = (await answer.TextAsync()).TrimEnd();
        var committed = Path.Combine(RepositoryRoot(), "WebApi", "openapi.json");

        // The admin page takes its types from the committed one. To renew it, copy this file over it.
        var actual = Path.Combine(AppContext.BaseDirectory, "openapi.json");
        await File.WriteAllTextAsync(actual, served + '\n', TestContext.Current.CancellationToken);

        var expected = (await File.ReadAllTextAsync(committed, TestContext.Current.CancellationToken)).TrimEnd();
        string.Equals(expected, served, StringComparison.Ordinal).ShouldBeTrue($"The API has changed: copy {actual} to {committed}.");
    }

    static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "UserMacro.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
