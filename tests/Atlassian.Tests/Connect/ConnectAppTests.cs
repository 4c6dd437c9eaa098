using UserMacro.Atlassian.Connect;

namespace UserMacro.Atlassian.Tests.Connect;

public class ConnectAppTests
{
    [Theory]
    [InlineData("https://app.example", "https://app.example", "")]
    [InlineData("https://app.example/", "https://app.example", "")]
    [InlineData("http://localhost:8080/one/two/", "http://localhost:8080/one/two", "/one/two")]
    public void Constructor_BaseUrl_SplitsOffThePath(string given, string baseUrl, string basePath)
    {
        var app = new ConnectApp("key", given);

        app.BaseUrl.ShouldBe(baseUrl);
        app.BasePath.ShouldBe(basePath);
    }
}
