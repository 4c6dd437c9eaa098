using UserMacro.WebApi.Connections.Outbound;

namespace UserMacro.WebApi.Tests.Connections;

public sealed class ConnectionAddressTests
{
    [Theory]
    [InlineData("https://api.example.com", "/today?city=Bonn", "https://api.example.com/today?city=Bonn")]
    [InlineData("https://api.example.com/v1/", "/today", "https://api.example.com/v1/today")]
    [InlineData("https://api.example.com:8443/v1", "/a%20b", "https://api.example.com:8443/v1/a%20b")]
    public void AddressOf_Path_IsBelowTheConnection(string baseUrl, string path, string expected) =>
        ConnectionClient.AddressOf(baseUrl, path)!.AbsoluteUri.ShouldBe(expected);

    [Theory]
    [InlineData("today")]
    [InlineData("/../secrets")]
    [InlineData("/a/../../secrets")]
    [InlineData("/%2e%2e/secrets")]
    [InlineData("/..%2fsecrets")]
    [InlineData("/a%5c..%5csecrets")]
    [InlineData("/a#b")]
    [InlineData("@evil.example/")]
    [InlineData(".evil.example/")]
    public void AddressOf_WayOut_IsNone(string path) => ConnectionClient.AddressOf("https://api.example.com/v1", path).ShouldBeNull();
}
