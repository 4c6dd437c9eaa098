using System.Net;
using UserMacro.WebApi.Connections.Outbound;

namespace UserMacro.WebApi.Tests.Connections;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("193.99.144.80")]
    [InlineData("2a00:1450:4001:80b::200e")]
    [InlineData("::ffff:8.8.8.8")]
    public void IsPublic_AddressOfTheInternet_Is(string address) => PublicAddress.IsPublic(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("192.0.0.192")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:db8::1")]
    [InlineData("2001:0:7f00:1::")]
    public void IsPublic_AnythingInside_IsNot(string address) => PublicAddress.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("8.8.8.8", "10.0.0.1")]
    [InlineData]
    public async Task Connect_NameThatLeadsInside_IsRefusedBeforeAnythingIsSent(params string[] addresses)
    {
        var asked = new List<string>();
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = new PublicConnect((name, _) =>
            {
                asked.Add(name);
                return Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());
            }).ConnectAsync,
        };
        using var client = new HttpClient(handler);

        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync(new Uri("https://rebinding.example/"), TestContext.Current.CancellationToken));

        asked.ShouldBe(["rebinding.example"]);
    }
}
