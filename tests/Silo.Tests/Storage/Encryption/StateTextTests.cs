using System.Security.Cryptography;
using UserMacro.Silo.Storage.Encryption;

namespace UserMacro.Silo.Tests.Storage.Encryption;

public sealed class StateTextTests
{
    [Fact]
    public void Compress_WhatDoesNotGetSmaller_StaysAsItIs() =>
        StateText.Compress(RandomNumberGenerator.GetBytes(100_000)).ShouldBeNull();

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(99_999)]
    [InlineData(100_001)]
    [InlineData(int.MaxValue)]
    public void Decompress_NotTheRecordedLength_IsNull(int length)
    {
        using var compressed = StateText.Compress(new byte[100_000]).ShouldNotBeNull();

        StateText.Decompress(compressed.Written, length).ShouldBeNull();
    }

    [Fact]
    public void Decompress_Rubbish_IsNull() => StateText.Decompress(RandomNumberGenerator.GetBytes(500), 1000).ShouldBeNull();
}
